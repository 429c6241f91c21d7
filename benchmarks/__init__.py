"""Measurements against the limit: what the bare engine or library can do, in the same run.

`make bench` runs all; `python -m benchmarks NAME` one. Figures depend on the machine; quote ratios.
"""
