"""What a worker counts, per job type, in Prometheus form."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class JobMetrics:
    """Counters of the jobs of one process; `idle_seconds` says for how long a type could take nothing."""

    def __init__(self, registry: CollectorRegistry):
        label = ["job_type"]
        self.taken = Counter("hotline_jobs_taken", "Jobs taken from the engine", label, registry=registry)
        self.completed = Counter("hotline_jobs_completed", "Jobs completed", label, registry=registry)
        self.failed = Counter("hotline_jobs_failed", "Jobs given back as failed", label, registry=registry)
        self.postponed = Counter("hotline_jobs_postponed", "Jobs given back for later", label, registry=registry)
        self.caught = Counter("hotline_jobs_caught", "Jobs ended by a BPMN error", label, registry=registry)
        self.lost = Counter("hotline_jobs_lost", "Jobs whose end the engine never heard", label, registry=registry)
        self.pushed_back = Counter("hotline_polls_pushed_back", "Polls met by back-pressure", label, registry=registry)
        self.running = Gauge("hotline_jobs_running", "Jobs being done now", label, registry=registry)
        self.idle_seconds = Gauge(
            "hotline_worker_takes_nothing_seconds", "Seconds since the engine last answered", label, registry=registry
        )
        self.seconds = Histogram(
            "hotline_job_seconds", "Seconds from taking a job to its end", label, registry=registry, buckets=SECONDS
        )
