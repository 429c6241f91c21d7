"""Carries what cases have written down for others: commands to the engine, events to the broker.

`commands` performs a case's engine commands (the gateway does so at once, the relay for what is left) ·
`outbox` publishes events · `reconciler` gives open cases without an instance a new one.
"""
