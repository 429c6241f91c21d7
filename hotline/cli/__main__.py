"""`python -m hotline.cli` does what `hotline` does."""
from hotline.cli import main

main()
