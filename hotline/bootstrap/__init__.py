"""The composition root: the only place where adapters are built and tied to the domain's ports.

One module a process: each imports what its own process needs, and none the gateway's.
"""
