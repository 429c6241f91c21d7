"""What a worker counts, per job type, in Prometheus form."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class JobMetrics:
    """Counters of the jobs of one process; `idle_seconds` says for how long a type could take nothing."""

    def __init__(self, registry: CollectorRegistry):
        def count(name: str, what: str) -> Counter:
            return Counter(f"hotline_{name}", what, ["job_type"], registry=registry)

        self.taken = count("jobs_taken", "Jobs taken from the engine")
        self.completed = count("jobs_completed", "Jobs completed")
        self.failed = count("jobs_failed", "Jobs given back as failed")
        self.postponed = count("jobs_postponed", "Jobs given back for later")
        self.caught = count("jobs_caught", "Jobs ended by a BPMN error")
        self.lost = count("jobs_lost", "Jobs whose end the engine never heard")
        self.pushed_back = count("polls_pushed_back", "Polls met by back-pressure")
        self.running = Gauge("hotline_jobs_running", "Jobs being done now", ["job_type"], registry=registry)
        self.idle_seconds = Gauge(
            "hotline_worker_takes_nothing_seconds", "Seconds since the engine last answered", ["job_type"],
            registry=registry,
        )
        self.seconds = Histogram(
            "hotline_job_seconds", "Seconds from taking a job to its end", ["job_type"], registry=registry,
            buckets=SECONDS,
        )
