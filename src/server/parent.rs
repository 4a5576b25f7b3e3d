//! Whether the client's process still lives.

use std::time::Duration;

/// How often that is looked at.
const INTERVAL: Duration = Duration::from_secs(2);

/// Returns once the process `pid` has ended; never if there is no telling.
pub(super) async fn ended(pid: u32) {
    // A client in another container has a number that means nothing here.
    if !lives(pid) {
        std::future::pending::<()>().await;
    }
    while lives(pid) {
        tokio::time::sleep(INTERVAL).await;
    }
}

#[cfg(unix)]
fn lives(pid: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| !matches!(test_kill_process(pid), Err(Errno::SRCH)))
}

/// Elsewhere the end of the input has to do.
#[cfg(not(unix))]
fn lives(_: u32) -> bool {
    false
}
