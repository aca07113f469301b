//! Messages over a pair of streams.
//!
//! `lsp-server` knows what a message is and how one is written. Its reader is not used: it allocates whatever length a
//! client states, and stops at the first message that is not JSON. Here lengths are bounded, such a message is answered as
//! JSON-RPC says, and the next one is read.

use lsp_server::{Connection, ErrorCode, Message, Notification};
use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// The longest message that is read, in bytes.
const MAX_MESSAGE: u64 = 256 * 1024 * 1024;

/// The longest line of a message's head that is read, in bytes.
const MAX_HEADER: u64 = 8 * 1024;

/// Connects two streams; the second value waits until all that was sent has been written.
pub fn connect<R, W>(input: R, output: W) -> (Connection, JoinHandle<()>)
where
    R: Read + Send + 'static,
    W: Write + Send + 'static,
{
    let output = Arc::new(Mutex::new(output));
    let (to_server, receiver) = crossbeam_channel::unbounded();
    let (sender, to_client) = crossbeam_channel::unbounded::<Message>();
    let complaints = output.clone();
    std::thread::spawn(move || read_all(BufReader::new(input), &to_server, &complaints));
    let writer = std::thread::spawn(move || {
        for message in to_client {
            let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
            if message.write(&mut *output).is_err() {
                return;
            }
        }
    });
    (Connection { sender, receiver }, writer)
}

fn read_all<R: BufRead, W: Write>(mut input: R, server: &crossbeam_channel::Sender<Message>, output: &Mutex<W>) {
    while let Ok(Some(read)) = read_message(&mut input) {
        let goes_on = match read {
            Ok(message) => {
                let last = matches!(&message, Message::Notification(n) if n.method == "exit");
                server.send(message).is_ok() && !last
            }
            Err((code, why)) => complain(output, code, &why).is_ok(),
        };
        if !goes_on {
            return;
        }
    }
}

/// Answers a message whose id cannot be told; the protocol has `null` in its place.
fn complain<W: Write>(output: &Mutex<W>, code: ErrorCode, why: &str) -> io::Result<()> {
    let body = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code as i32, "message": why}}).to_string();
    let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

/// A message, or why there is none in what was sent.
type Understood = Result<Message, (ErrorCode, String)>;

/// Reads the next message; `None` at the end of the stream.
fn read_message<R: BufRead>(input: &mut R) -> io::Result<Option<Understood>> {
    let length = match read_head(input)? {
        Some(Ok(length)) => length,
        Some(Err(why)) => return Ok(Some(Err((ErrorCode::ParseError, why)))),
        None => return Ok(None),
    };
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    Ok((body.len() as u64 == length).then(|| understand(&body)))
}

/// Reads up to the empty line, and gives the length of the message after it. Lines that are not part of a head are
/// skipped, so that the next message is found again.
fn read_head<R: BufRead>(input: &mut R) -> io::Result<Option<Result<u64, String>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(MAX_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        match (line.trim().split_once(':'), length) {
            (Some((name, value)), _) if name.trim().eq_ignore_ascii_case("content-length") => {
                match value.trim().parse() {
                    Ok(number) => length = Some(number),
                    Err(_) => return Ok(Some(Err(format!("`{}` is not a length.", value.trim())))),
                }
            }
            (None, Some(length)) if line.trim().is_empty() => {
                let bounded = Some(length).filter(|length| *length <= MAX_MESSAGE);
                return Ok(Some(bounded.ok_or_else(|| "The message is too long.".to_string())));
            }
            _ => {}
        }
    }
}

fn understand(body: &[u8]) -> Understood {
    let value: Value =
        serde_json::from_slice(body).map_err(|e| (ErrorCode::ParseError, format!("The message is not JSON: {e}.")))?;
    let bad = |why: &str| Err((ErrorCode::InvalidRequest, why.to_string()));
    if !value.is_object() {
        return bad("A message is an object; batches are not part of the protocol.");
    }
    let id = value.get("id").cloned();
    // Some clients answer what we say of a broken message; that has no id either, and asks for nothing.
    if id == Some(Value::Null) && value.get("method").is_none() {
        return Ok(Notification::new("$/ignored".to_string(), Value::Null).into());
    }
    match serde_json::from_value(value) {
        Ok(Message::Notification(_)) if id.is_some() => bad("An id is a number of 32 bits or a text."),
        Ok(message) => Ok(message),
        Err(_) => bad("The message is neither a request nor a response nor a notification."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn read(text: &str) -> Vec<String> {
        let mut input = text.as_bytes();
        let mut out = Vec::new();
        loop {
            match read_message(&mut input) {
                Ok(Some(Ok(Message::Request(r)))) => out.push(format!("request {} {}", r.id, r.method)),
                Ok(Some(Ok(Message::Notification(n)))) => out.push(format!("notification {}", n.method)),
                Ok(Some(Ok(Message::Response(r)))) => out.push(format!("response {}", r.id)),
                Ok(Some(Err((code, _)))) => out.push(format!("bad {}", code as i32)),
                Ok(None) | Err(_) => return out,
            }
        }
    }

    #[test]
    fn broken_messages_are_told_and_the_next_one_is_read() {
        let good = frame(r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#);
        let text = [
            frame("{nonsense"),
            good.clone(),
            "rubbish\nContent-Type: x\r\n".to_string() + &good,
            frame("[]"),
            frame("7"),
            frame(r#"{"id":1.5,"method":"x"}"#),
            frame(r#"{"id":"a","method":7}"#),
            frame(r#"["exit"]"#),
            frame(r#"{"id":null,"error":{"code":-32700,"message":"what?"}}"#),
            format!("Content-Length: {}\r\n\r\n", u64::MAX),
            "Content-Length: many\r\n".to_string(),
            frame(r#"{"method":"exit"}"#),
            frame(r#"{"id":3,"result":null}"#),
            "Content-Length: 99\r\n\r\n{}".to_string(),
        ];
        let told = read(&text.concat());
        let expected = [
            "bad -32700",
            "request 1 shutdown",
            "request 1 shutdown",
            "bad -32600",
            "bad -32600",
            "bad -32600",
            "bad -32600",
            "bad -32600",
            "notification $/ignored",
            "bad -32700",
            "bad -32700",
            "notification exit",
            "response 3",
        ];
        assert_eq!(told, expected);
    }
}
