//! What people see and can do while a command takes long: a sign that it works, and Ctrl-C for the best there is so far.

use indicatif::ProgressBar;
use std::io::{IsTerminal as _, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work that takes less long than this shows nothing.
const UNNOTICED: Duration = Duration::from_millis(400);

/// How a program ends that is stopped by Ctrl-C.
const INTERRUPTED: i32 = 130;

/// A flag that the first Ctrl-C sets; the second ends the program. Where no signal can be caught it stays as it is.
pub(super) fn stop_flag() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
    });
    stop
}

/// A sign on a terminal that something is at work, from the moment on at which people begin to wonder until this is dropped.
pub(super) struct Patience {
    over: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Patience {
    pub fn new(text: &'static str, quiet: bool) -> Patience {
        if quiet || !stderr().is_terminal() {
            return Patience { over: None };
        }
        let (over, wait) = channel();
        let thread = std::thread::spawn(move || {
            if wait.recv_timeout(UNNOTICED) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(text);
            bar.enable_steady_tick(Duration::from_millis(100));
            let _ = wait.recv();
            bar.finish_and_clear();
        });
        Patience { over: Some((over, thread)) }
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        if let Some((over, thread)) = self.over.take() {
            drop(over);
            let _ = thread.join();
        }
    }
}
