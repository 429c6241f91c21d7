"""Entry point of the intake worker."""

from hotline.bootstrap.worker import run_worker

from . import JOBS

if __name__ == "__main__":
    run_worker("intake", JOBS)
