"""The web door of the hotline: pages for people, a JSON twin for programs, the same functions below both."""
