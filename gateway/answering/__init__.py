"""Mayor's answering day at the gateway: keeping the day, what its pages show, its calls, its closing report.

`keeping` changes a day, `viewing` shows it, `calls` ties the ordinary form of a call to it, `reporting` closes it.
"""
