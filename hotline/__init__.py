"""The kernel of the mayor's hotline: domain, adapters and the composition root."""
