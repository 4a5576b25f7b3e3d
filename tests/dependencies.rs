//! What others wrote and we build upon: from where, under which licence. `deny.toml` has the rules.
//! Known weaknesses change daily and are asked for over the network: `cargo deny check advisories`.

#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::fs;
use std::process::Command;

use serde_json::Value;

fn packages() -> Vec<Value> {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|l| l.strip_prefix("host: "));
    // Those of other platforms need not have been fetched.
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", host.unwrap()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    let others = |p: &Value| p["source"] != Value::Null;
    let packages = all["packages"].as_array().unwrap().iter();
    packages.filter(|p| others(p)).cloned().collect()
}

fn rules() -> toml::Table {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml");
    fs::read_to_string(file).unwrap().parse().unwrap()
}

#[test]
fn licences_are_among_those_allowed_and_all_comes_from_the_registry() {
    let rules = rules();
    let allowed = rules["licenses"]["allow"].as_array().unwrap();
    let allowed: HashSet<&str> = allowed.iter().filter_map(toml::Value::as_str).collect();
    let packages = packages();
    assert!(packages.len() > 100, "{}", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let source = package["source"].as_str().unwrap();
        assert!(source.starts_with("registry+"), "{name}: {source}");
        let licence = package["license"].as_str().unwrap_or_default();
        let expression = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX);
        let expression = expression.unwrap_or_else(|e| panic!("{name}: {licence}: {e}"));
        let may = expression.evaluate(|requirement| {
            let id = requirement.license.id().map(|id| id.name);
            id.is_some_and(|id| allowed.contains(id))
        });
        assert!(may, "{name}: {licence}");
    }
}

#[test]
fn nothing_that_opens_connections_is_built_in() {
    let rules = rules();
    let banned = rules["bans"]["deny"].as_array().unwrap();
    let banned: Vec<&str> = banned.iter().filter_map(|b| b["crate"].as_str()).collect();
    assert!(!banned.is_empty());
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(&name), "{name}");
    }
}

/// The one connection is that to the editor, on the same machine and when it asks for one.
#[test]
fn our_own_code_opens_no_other_connection_and_starts_no_program() {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut folders = vec![std::path::PathBuf::from(source)];
    let mut connections = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            for word in [
                "TcpStream::",
                "TcpListener",
                "UdpSocket",
                "process::Command",
            ] {
                let found = text.matches(word).map(|word| {
                    let place = path.strip_prefix(source).unwrap();
                    format!("{}: {word}", place.display())
                });
                connections.extend(found);
            }
        }
    }
    assert_eq!(connections, ["server/mod.rs: TcpStream::"]);
}
