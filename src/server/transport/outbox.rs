//! What goes to the client, in order, without ever making the sender wait.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

/// A queue without limit, emptied by a thread of its own ([`Outbox::write_to`]).
///
/// A client that does not read costs memory and nothing else; and little of it, for a message
/// with a topic replaces the one of the same topic that still waits.
#[derive(Debug, Clone, Default)]
pub(in crate::server) struct Outbox {
    shared: Arc<(Mutex<Queue>, Condvar)>,
}

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<(Option<String>, Vec<u8>)>,
    writing: bool,
    closed: bool,
}

#[derive(Serialize)]
struct Notification<'m, P> {
    jsonrpc: &'static str,
    method: &'m str,
    params: &'m P,
}

impl Outbox {
    /// Sends any message.
    pub(in crate::server) fn send(&self, message: &impl Serialize) {
        self.push(None, message);
    }

    /// Sends a notification.
    pub(in crate::server) fn notify(&self, method: &str, params: &impl Serialize) {
        self.push(None, &notification(method, params));
    }

    /// Sends a notification in place of one with the same topic that has not yet been written.
    pub(in crate::server) fn replace(&self, topic: &str, method: &str, params: &impl Serialize) {
        self.push(Some(topic.to_owned()), &notification(method, params));
    }

    /// Sends the message `body`, which is written out already, in place of one with the same topic
    /// that has not yet been written.
    pub(in crate::server) fn replace_ready(&self, topic: &str, body: Vec<u8>) {
        self.push_ready(Some(topic.to_owned()), body);
    }

    /// Answers the request `id` with `result`, which is written out already.
    pub(in crate::server) fn answer(&self, id: &impl Serialize, mut result: String) {
        let Ok(id) = serde_json::to_string(id) else {
            return;
        };
        result.insert_str(0, &format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"#));
        result.push('}');
        self.push_ready(None, result.into_bytes());
    }

    fn push(&self, topic: Option<String>, message: &impl Serialize) {
        if let Ok(body) = serde_json::to_vec(message) {
            self.push_ready(topic, body);
        }
    }

    fn push_ready(&self, topic: Option<String>, body: Vec<u8>) {
        let mut queue = self.lock();
        if topic.is_some() {
            queue.waiting.retain(|(other, _)| *other != topic);
        }
        queue.waiting.push_back((topic, body));
        self.shared.1.notify_all();
    }

    /// Writes what is sent until the outbox is closed or the client is gone.
    pub(in crate::server) fn write_to(&self, mut output: impl Write) -> io::Result<()> {
        loop {
            let batch = {
                let mut queue = self.lock();
                queue.writing = false;
                self.shared.1.notify_all();
                while queue.waiting.is_empty() && !queue.closed {
                    queue = wait(&self.shared.1, queue, Duration::from_secs(3600));
                }
                if queue.waiting.is_empty() {
                    return Ok(());
                }
                queue.writing = true;
                std::mem::take(&mut queue.waiting)
            };
            for (_, body) in batch {
                write!(output, "Content-Length: {}\r\n\r\n", body.len())?;
                output.write_all(&body)?;
            }
            output.flush()?;
        }
    }

    /// Waits until everything is written, but no longer than `limit`.
    pub(in crate::server) fn close(&self, limit: Duration) {
        let end = Instant::now() + limit;
        let mut queue = self.lock();
        queue.closed = true;
        self.shared.1.notify_all();
        while queue.writing || !queue.waiting.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            queue = wait(&self.shared.1, queue, left);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn notification<'m, P>(method: &'m str, params: &'m P) -> Notification<'m, P> {
    Notification {
        jsonrpc: "2.0",
        method,
        params,
    }
}

fn wait<'q>(
    condition: &Condvar,
    queue: MutexGuard<'q, Queue>,
    limit: Duration,
) -> MutexGuard<'q, Queue> {
    match condition.wait_timeout(queue, limit) {
        Ok((queue, _)) => queue,
        Err(poisoned) => poisoned.into_inner().0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiting_message_gives_way_to_the_next_of_its_topic() {
        let outbox = Outbox::default();
        outbox.replace("a", "m", &1);
        outbox.replace("b", "m", &2);
        outbox.notify("m", &3);
        outbox.replace("a", "m", &4);
        outbox.close(Duration::ZERO);
        let mut out = Vec::new();
        outbox.write_to(&mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let params: Vec<&str> = out.split("\"params\":").skip(1).map(|s| &s[..1]).collect();
        assert_eq!(params, ["2", "3", "4"]);
    }
}
