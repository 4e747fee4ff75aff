//! The outside world: arguments, files, colours, exit status; one file per command.
