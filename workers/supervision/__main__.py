"""Entry point of the supervision worker."""

from hotline.bootstrap.worker import run_worker

from . import JOBS

if __name__ == "__main__":
    run_worker("supervision", JOBS)
