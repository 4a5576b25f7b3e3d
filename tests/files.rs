//! Files and folders on the command line: what is mended, and what never happens to a file.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// With one sure finding: the doubled comma.
const FAULTY: &str = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوەی بەرنامەکە نووسراوە.\n";
const MENDED: &str = "ئەمە ڕستەیەکی کوردییە، بۆ تاقیکردنەوەی بەرنامەکە نووسراوە.\n";

fn start(folder: &Path, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_rastnus"))
        .args(args)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env_remove("LANGUAGE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(folder: &Path, args: &[&str]) -> Output {
    start(folder, args).wait_with_output().unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// Runs `fix` and expects it to fail with a sentence that says `why`.
fn fails(folder: &Path, args: &[&str], why: &str) {
    let output = run(folder, &[&["fix"], args].concat());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(why), "{told}");
}

#[test]
fn a_file_is_whole_whenever_the_program_is_killed() {
    let long: String = (0..60)
        .map(|n| format!("{} {n}\n\n", FAULTY.trim_end()))
        .collect();
    let mended = long.replace("،،", "،");
    let folder = folder(&[]);
    let file = folder.path().join("a.txt");
    fs::write(&file, &long).unwrap();
    let began = Instant::now();
    run(folder.path(), &["fix", "a.txt"]);
    let whole = began.elapsed();
    assert!(fs::read_to_string(&file).unwrap() == mended);
    let (mut old, mut new) = (0, 0);
    for n in 0..200 {
        fs::write(&file, &long).unwrap();
        let mut process = start(folder.path(), &["fix", "a.txt"]);
        // Spread over all of the run, more of them near its end, where the file is written.
        let share = 1.0 - (f64::from(n) / 199.0).powi(2);
        thread::sleep(whole.mul_f64(1.2 * share));
        let _ = process.kill();
        process.wait().unwrap();
        match fs::read_to_string(&file).unwrap() {
            text if text == long => old += 1,
            text if text == mended => new += 1,
            text => panic!("neither old nor new, {} bytes", text.len()),
        }
    }
    assert!(
        old > 0 && new > 0,
        "always killed at one side: {old}, {new}"
    );
}

#[test]
fn what_may_not_be_written_stays_and_the_rest_is_mended() {
    let folder = folder(&[("a.txt", FAULTY), ("b.txt", FAULTY)]);
    let locked = folder.path().join("a.txt");
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    fails(folder.path(), &["."], "a.txt cannot be written");
    assert_eq!(fs::read_to_string(&locked).unwrap(), FAULTY);
    let other = folder.path().join("b.txt");
    assert_eq!(fs::read_to_string(other).unwrap(), MENDED);
    assert_eq!(names(folder.path()), ["a.txt", "b.txt"]);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |e: std::io::Result<fs::DirEntry>| e.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn links_that_go_round_are_told() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a.txt", FAULTY)]);
    symlink("c.txt", folder.path().join("b.txt")).unwrap();
    symlink("b.txt", folder.path().join("c.txt")).unwrap();
    symlink(".", folder.path().join("again")).unwrap();
    fails(folder.path(), &["b.txt"], "b.txt");
    let output = run(folder.path(), &["fix"]);
    assert_eq!(output.status.code(), Some(0));
    let file = folder.path().join("a.txt");
    assert_eq!(fs::read_to_string(file).unwrap(), MENDED);
    assert_eq!(names(folder.path()), ["a.txt", "again", "b.txt", "c.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_costs_no_file() {
    let folder = folder(&[]);
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
        .arg(folder.path())
        .stderr(Stdio::null())
        .status();
    if !mount.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: no small disk can be mounted here; that needs root.");
        return;
    }
    let long = FAULTY.repeat(400);
    let file = folder.path().join("a.txt");
    // As far as it goes.
    let room = 40 << 10;
    let end = FAULTY.len() * (room / FAULTY.len());
    fs::write(&file, &long[..end]).unwrap();
    let output = run(folder.path(), &["fix", "a.txt"]);
    let (now, left) = (fs::read_to_string(&file), names(folder.path()));
    Command::new("umount").arg(folder.path()).status().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("a.txt cannot be written"), "{told}");
    assert!(now.unwrap() == long[..end]);
    assert_eq!(left, ["a.txt"]);
}

#[test]
fn what_makes_a_file_itself_is_kept() {
    let text = format!("\u{feff}{}", FAULTY.replace('\n', "\r\n"));
    let folder = folder(&[("a.txt", &text)]);
    let file = folder.path().join("a.txt");
    #[cfg(unix)]
    let mode = {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        || fs::metadata(&file).unwrap().permissions().mode() & 0o777
    };
    assert_eq!(run(folder.path(), &["fix"]).status.code(), Some(0));
    let mended = format!("\u{feff}{}", MENDED.replace('\n', "\r\n"));
    assert_eq!(fs::read_to_string(&file).unwrap(), mended);
    #[cfg(unix)]
    assert_eq!(mode(), 0o640);
}

#[test]
fn many_files_are_reported_in_their_order() {
    let folder = folder(&[]);
    let count = 700;
    for n in 0..count {
        let name = format!("{n:04}.txt");
        let text = if n % 3 == 0 { FAULTY } else { MENDED };
        fs::write(folder.path().join(name), text).unwrap();
    }
    fs::write(folder.path().join("0000-bad.txt"), b"\xff\xfe").unwrap();
    let output = run(folder.path(), &["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.matches("not UTF-8").count(), 1, "{told}");
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let path = |finding: &Value| finding["path"].as_str().unwrap().to_owned();
    let paths: Vec<String> = findings.iter().map(path).collect();
    let expected: Vec<String> = (0..count)
        .step_by(3)
        .map(|n| format!("./{n:04}.txt"))
        .collect();
    assert_eq!(paths, expected);
    let output = run(folder.path(), &["check", "--format", "sarif"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = report["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), expected.len());
    assert_eq!(report["version"], "2.1.0");
    run(folder.path(), &["fix"]);
    let output = run(folder.path(), &["check", "--format", "json"]);
    assert_eq!(output.stdout, b"[]\n");
    let output = run(folder.path(), &["check", "--format", "sarif"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["runs"][0]["results"], Value::Array(Vec::new()));
}

/// A closed pipe ends the work at once, without a word.
#[test]
fn a_reader_that_has_seen_enough_ends_it() {
    let folder = folder(&[("a.txt", &FAULTY.repeat(20_000))]);
    let mut process = start(folder.path(), &["check"]);
    drop(process.stdout.take());
    let began = Instant::now();
    let output = process.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(2));
    assert!(began.elapsed() < Duration::from_secs(120));
    let mut process = start(folder.path(), &["fix", "--diff"]);
    drop(process.stdout.take());
    process.wait().unwrap();
    std::io::stdout().flush().unwrap();
}

/// What is too long to be held is mended in pieces; the same comes of it.
#[test]
fn a_long_text_goes_through_a_pipe() {
    let folder = folder(&[]);
    let long = format!(
        "\u{feff}{}",
        format!("{FAULTY}\n").repeat((33 << 20) / FAULTY.len())
    );
    let file = folder.path().join("long.txt");
    fs::write(&file, &long).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_rastnus"))
        .args(["fix", "-"])
        .current_dir(folder.path())
        .stdin(fs::File::open(&file).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout == long.replace("،،", "،").into_bytes());
}
