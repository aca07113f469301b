//! From bytes to text: UTF-8 and UTF-16, with or without a byte-order mark, and Windows-1252 for all else.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of some bytes, and the name of their encoding; `None` where they are no text in any of these.
pub(super) fn decode(bytes: Vec<u8>) -> Option<(String, &'static str)> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let name = if encoding == UTF_8 { "UTF-8 with a byte-order mark" } else { "UTF-16" };
        return whole(encoding, &bytes[mark..]).map(|text| (text, name));
    }
    if let Some(encoding) = wide(&bytes) {
        return whole(encoding, &bytes).map(|text| (text, "UTF-16 without a byte-order mark"));
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => None,
        Ok(text) => Some((text, "UTF-8")),
        Err(e) => {
            let bytes = e.into_bytes();
            (!bytes.contains(&0)).then(|| whole(WINDOWS_1252, &bytes)).flatten().map(|text| (text, "Windows-1252"))
        }
    }
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    (!wrong).then(|| text.into_owned())
}

/// Text of mostly Latin letters in UTF-16 has a zero in every second byte.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(400) / 2 * 2];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match half {
        0..2 => None,
        _ if odd * 10 > half * 7 && even == 0 => Some(UTF_16LE),
        _ if even * 10 > half * 7 && odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}
