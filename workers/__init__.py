"""The job workers: one folder per procedure, one module per job."""
