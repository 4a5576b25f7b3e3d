//! Messages out of any bytes.

use std::io::Read;

use arbitrary::{Result, Unstructured};
use rastnus::server::messages;
use serde_json::{Value, json};

use super::pieces;

/// Reads `data` as it is, and messages that are made from it.
pub fn run(data: &[u8]) {
    let some = messages(data).take(data.len() + 2).count();
    assert!(some <= data.len() + 1, "no end of messages");
    // Bytes that run out end the case.
    let _ = attempt(&mut Unstructured::new(data));
}

fn attempt(bytes: &mut Unstructured) -> Result<()> {
    let (mut stream, mut sent) = (Vec::new(), Vec::new());
    let steps = bytes.int_in_range(1..=9)?;
    for n in 0..bytes.int_in_range(1..=8)? {
        let message = json!({"jsonrpc": "2.0", "id": n, "method": pieces::text(bytes, 5)?});
        let body = serde_json::to_vec(&message).expect("JSON");
        let length = body.len();
        let headers = [
            format!("Content-Length: {length}\r\n\r\n"),
            format!("content-length:{length}\n\n"),
            format!("CONTENT-LENGTH : {length}\r\n\r\n"),
            format!("Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"),
            format!("Content-Length: {length}\r\nContent-Type: x; charset=utf-8\r\n\r\n"),
        ];
        stream.extend_from_slice(bytes.choose(&headers)?.as_bytes());
        stream.extend_from_slice(&body);
        sent.push(message);
    }
    let read = messages(Drops(&stream, steps));
    let read: Vec<Value> = read
        .map(|message| message.expect("no end before the end").expect("a message"))
        .collect();
    assert_eq!(read, sent);
    Ok(())
}

/// Bytes that come a few at a time.
struct Drops<'b>(&'b [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(buffer.len());
        self.0.read(&mut buffer[..count])
    }
}
