//! Messages over a pair of streams.
//!
//! The crate `lsp-server` stops at the first message that is no JSON; here such a message is answered as JSON-RPC says,
//! and the next one is read.

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// The longest message that is read, in bytes.
const MAX_MESSAGE: usize = 256 * 1024 * 1024;

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

fn read_all<R: BufRead, W: Write>(mut input: R, server: &crossbeam_channel::Sender<Message>, output: &Arc<Mutex<W>>) {
    loop {
        let message = match read_message(&mut input) {
            Ok(Frame::End) | Err(_) => return,
            Ok(Frame::Bad(code, why)) => {
                if complain(output, code, &why).is_err() {
                    return;
                }
                continue;
            }
            Ok(Frame::Message(message)) => message,
        };
        let last = matches!(&message, Message::Notification(n) if n.method == "exit");
        if server.send(message).is_err() || last {
            return;
        }
    }
}

enum Frame {
    Message(Message),
    Bad(ErrorCode, String),
    End,
}

/// Answers a message whose id cannot be told; the protocol has `null` in its place.
fn complain<W: Write>(output: &Arc<Mutex<W>>, code: ErrorCode, why: &str) -> io::Result<()> {
    let body = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code as i32, "message": why}}).to_string();
    let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

fn read_message<R: BufRead>(input: &mut R) -> io::Result<Frame> {
    let length = match read_header(input)? {
        Header::Length(length) => length,
        Header::Bad(why) => return Ok(Frame::Bad(ErrorCode::ParseError, why)),
        Header::End => return Ok(Frame::End),
    };
    let mut body = Vec::new();
    input.take(length as u64).read_to_end(&mut body)?;
    if body.len() < length {
        return Ok(Frame::End);
    }
    Ok(match serde_json::from_slice::<Value>(&body) {
        Ok(value) => understand(value),
        Err(e) => Frame::Bad(ErrorCode::ParseError, format!("The message is no JSON: {e}.")),
    })
}

enum Header {
    Length(usize),
    Bad(String),
    End,
}

/// Reads up to the empty line. Lines that are no header are passed over, so that the next message is found again.
fn read_header<R: BufRead>(input: &mut R) -> io::Result<Header> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(MAX_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(Header::End);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            match length {
                Some(length) if length <= MAX_MESSAGE => return Ok(Header::Length(length)),
                Some(_) => return Ok(Header::Bad("The message is too long.".to_string())),
                None => continue,
            }
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        if name.trim().eq_ignore_ascii_case("content-length") {
            match value.trim().parse() {
                Ok(number) => length = Some(number),
                Err(_) => return Ok(Header::Bad(format!("`{}` is no length.", value.trim()))),
            }
        }
    }
}

/// A value as a message of the protocol.
fn understand(value: Value) -> Frame {
    let bad = |why: &str| Frame::Bad(ErrorCode::InvalidRequest, why.to_string());
    let Value::Object(mut fields) = value else {
        return bad("A message is an object; batches are not part of the protocol.");
    };
    let id = match fields.remove("id") {
        None => None,
        Some(Value::Null) if !fields.contains_key("method") => return Frame::Message(Message::Notification(ignored())),
        Some(value) => match serde_json::from_value::<RequestId>(value) {
            Ok(id) => Some(id),
            Err(_) => return bad("An id is a number of 32 bits or a text."),
        },
    };
    let method = fields.remove("method");
    let params = fields.remove("params").unwrap_or(Value::Null);
    match (id, method) {
        (Some(id), Some(Value::String(method))) => Frame::Message(Request { id, method, params }.into()),
        (None, Some(Value::String(method))) => Frame::Message(Notification { method, params }.into()),
        (Some(id), None) => {
            let error = fields.remove("error").and_then(|e| serde_json::from_value::<ResponseError>(e).ok());
            let response_result = match error {
                Some(error) => Err(error),
                None => Ok(fields.remove("result").unwrap_or(Value::Null)),
            };
            Frame::Message(Response { id, response_result }.into())
        }
        _ => bad("The message has no method."),
    }
}

/// An answer to nothing in particular: some clients send one, and it means nothing to us.
fn ignored() -> Notification {
    Notification { method: "$/ignored".to_string(), params: Value::Null }
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
                Ok(Frame::Message(Message::Request(r))) => out.push(format!("request {} {}", r.id, r.method)),
                Ok(Frame::Message(Message::Notification(n))) => out.push(format!("notification {}", n.method)),
                Ok(Frame::Message(Message::Response(r))) => out.push(format!("response {}", r.id)),
                Ok(Frame::Bad(code, _)) => out.push(format!("bad {}", code as i32)),
                Ok(Frame::End) | Err(_) => return out,
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
            "bad -32700",
            "notification exit",
            "response 3",
        ];
        assert_eq!(told, expected);
    }
}
