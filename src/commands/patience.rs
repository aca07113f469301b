//! What people see and can do while a command takes long: a sign that it works, and Ctrl-C for the best there is so far.

use indicatif::ProgressBar;
use std::io::{IsTerminal as _, stderr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work that takes less long than this shows nothing.
const UNNOTICED: Duration = Duration::from_millis(400);

/// How a program ends that is stopped by Ctrl-C.
const INTERRUPTED: i32 = 130;

/// The flag of the work that Ctrl-C would end early now.
static AT_WORK: Mutex<Option<Arc<AtomicBool>>> = Mutex::new(None);

/// Does work that the first Ctrl-C ends early, by setting the flag that it is given. A second one, or one at another time,
/// ends the program. Where no signal can be caught the flag stays as it is.
pub(super) fn stoppable<T>(work: impl FnOnce(&Arc<AtomicBool>) -> T) -> T {
    let stop = Arc::new(AtomicBool::new(false));
    let set = |flag| {
        if let Ok(mut at_work) = AT_WORK.lock() {
            *at_work = flag;
        }
    };
    set(Some(stop.clone()));
    // A handler that is there already serves every work.
    let _ = ctrlc::set_handler(|| match AT_WORK.lock().ok().and_then(|mut at_work| at_work.take()) {
        Some(flag) => flag.store(true, Ordering::Relaxed),
        None => std::process::exit(INTERRUPTED),
    });
    let done = work(&stop);
    set(None);
    done
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
