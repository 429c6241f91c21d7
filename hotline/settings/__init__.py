"""Settings of every process, from the environment, typed; all faults are named at once."""
from hotline.settings.model import Settings, WrongSettings

__all__ = ["Settings", "WrongSettings"]
