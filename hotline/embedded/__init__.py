"""The real engine, broker and database on one machine, each a child process bound to 127.0.0.1."""
