//! Packages of others that our results are compared with.
//!
//! They run with the Python that `RASTNUS_ORACLE_PYTHON` names, or `python3`, if it has them; elsewhere
//! a test says that it was skipped. `RASTNUS_ORACLE_VENV=folder` makes virtual environments with them
//! in that folder first, unless they are there.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The Python to ask, if there is one that can import `modules`, which are in `packages`. `name` is
/// that of the virtual environment.
#[allow(clippy::print_stdout)]
pub fn with(name: &str, packages: &[&str], modules: &str) -> Option<String> {
    let named = std::env::var("RASTNUS_ORACLE_PYTHON").ok();
    let made = std::env::var("RASTNUS_ORACLE_VENV").ok().map(|folder| {
        let folder = Path::new(&folder).join(name);
        let python = folder.join("bin/python");
        if !python.exists() {
            run(Command::new("python3").args(["-m", "venv"]).arg(folder));
            run(Command::new(&python)
                .args(["-m", "pip", "install"])
                .args(packages));
        }
        python.to_string_lossy().into_owned()
    });
    let python = made.or(named).unwrap_or_else(|| "python3".into());
    let quiet = Command::new(&python)
        .args(["-c", &format!("import {modules}")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if quiet.is_ok_and(|s| s.success()) {
        return Some(python);
    }
    println!("!! SKIPPED: no Python with {}", packages.join(" and "));
    None
}

fn run(command: &mut Command) {
    let status = command.status();
    assert!(status.is_ok_and(|s| s.success()), "{command:?} fails");
}

/// What `script` answers to `input`, both in JSON.
pub fn ask<T: DeserializeOwned>(python: &str, script: &str, input: &impl Serialize) -> T {
    let mut child = Command::new(python)
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let input = serde_json::to_vec(input).expect("JSON");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(&input).expect("Python reads");
    drop(stdin);
    let output = child.wait_with_output().expect("Python ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}
