//! The targets of `fuzz/` on bytes that are random alone. `RASTNUS_FUZZ` tells how many cases of each,
//! `RASTNUS_FUZZ_SECONDS` how long at most.

#[path = "../fuzz/targets/mod.rs"]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant, SystemTime};

fn wanted(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn clock() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.unwrap_or_default().as_nanos() as u64
}

/// Numbers that look random (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

fn fuzz(name: &str, usual: u64) {
    let (_, run, length) = targets::ALL
        .iter()
        .find(|(target, ..)| *target == name)
        .expect("a target");
    let cases = wanted("RASTNUS_FUZZ").unwrap_or(usual);
    let end = wanted("RASTNUS_FUZZ_SECONDS").map(|s| Instant::now() + Duration::from_secs(s));
    let seed = wanted("PROPTEST_RNG_SEED").unwrap_or_else(clock);
    let mut dice = Dice(seed);
    let mut done = 0;
    while done < cases && end.is_none_or(|end| Instant::now() < end) {
        let length = dice.roll() as usize % (length + 1);
        let data: Vec<u8> = (0..length).map(|_| dice.roll() as u8).collect();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| run(&data))) {
            eprintln!("{name}: case {done} of seed {seed}, bytes {data:?}");
            std::panic::resume_unwind(panic);
        }
        done += 1;
    }
    let steps = targets::STEPS.load(Ordering::Relaxed);
    eprintln!("{name}: {done} cases, {steps} steps, of seed {seed}");
}

#[test]
fn configuration() {
    fuzz("configuration", 500);
}

#[test]
fn edits() {
    fuzz("edits", 1500);
}

#[test]
fn frames() {
    fuzz("frames", 2000);
}

#[test]
fn normalizing() {
    fuzz("normalizing", 150);
}

#[test]
fn remembering() {
    fuzz("remembering", 150);
}

#[test]
fn sessions() {
    fuzz("sessions", 60);
}
