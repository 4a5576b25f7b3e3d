//! The `rastnus` program.

#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    rastnus::cli::main()
}
