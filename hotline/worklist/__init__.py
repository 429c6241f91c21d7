"""People's open tasks, and the engine's record stream folded into one view.

`records` reads what the engine exports · `fold` turns records into changes of the projection · `follow` does
so for the stream · `taking` takes user task jobs and holds them · `healing` keeps list and engine in step.
"""
