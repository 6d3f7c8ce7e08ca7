//! The page's side: a worker that is started when it is first needed, reused, and may be stopped at any time.

use super::READY;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The worker could not be loaded, or broke down; the next question starts it again.
    Unavailable,
    /// [`WorkerClient::stop`] was called.
    Stopped,
}

/// A handle to a worker. At most one runs; clones share it.
#[derive(Clone)]
pub struct WorkerClient {
    script: &'static str,
    running: Rc<RefCell<Option<Rc<Running>>>>,
}

struct Running {
    worker: Worker,
    ready: Promise,
    asked: Cell<u32>,
    waiting: Waiting,
    // The worker calls them as long as it runs.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

/// The numbers of the questions without an answer yet, and what resolves each. `undefined` says that the worker is
/// unavailable, `null` that it was stopped.
type Waiting = Rc<RefCell<Vec<(u32, Function)>>>;

impl WorkerClient {
    /// A worker by the address of its script.
    pub fn new(script: &'static str) -> Self {
        Self { script, running: Rc::default() }
    }

    /// Loads the worker, so that the first answer comes sooner.
    pub fn warm_up(&self) {
        let _ = self.running();
    }

    /// Asks a question (without its number). The buffers in `transfer` move to the worker and leave no copy here.
    ///
    /// # Errors
    /// See [`Lost`].
    pub async fn ask(&self, question: Array, transfer: Array) -> Result<JsValue, Lost> {
        let running = self.running().ok_or(Lost::Unavailable)?;
        received(&running.ready).await?;
        let number = running.asked.get() + 1;
        running.asked.set(number);
        question.unshift(&number.into());
        let answer = wait(&running.waiting, number);
        running.worker.post_message_with_transfer(&question, &transfer).map_err(|_| Lost::Unavailable)?;
        received(&answer).await
    }

    /// Ends the worker at once, whatever it does; who waits for an answer gets [`Lost::Stopped`].
    pub fn stop(&self) {
        self.end(&JsValue::NULL);
    }

    fn end(&self, verdict: &JsValue) {
        let running = self.running.take();
        if let Some(running) = running {
            // What it posted before may still arrive; nothing is there to take it.
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            running.worker.terminate();
            for (_, resolve) in running.waiting.take() {
                let _ = resolve.call1(&JsValue::UNDEFINED, verdict);
            }
        }
    }

    fn running(&self) -> Option<Rc<Running>> {
        let mut slot = self.running.borrow_mut();
        if slot.is_none() {
            *slot = self.start().map(Rc::new);
        }
        slot.clone()
    }

    fn start(&self) -> Option<Running> {
        let worker = Worker::new(self.script).ok()?;
        let waiting = Waiting::default();
        let ready = wait(&waiting, READY);
        let answers = waiting.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message: Array = event.data().unchecked_into();
            let number = message.get(0);
            let place = answers.borrow().iter().position(|(asked, _)| number == *asked);
            if let Some(place) = place {
                let (_, resolve) = answers.borrow_mut().swap_remove(place);
                let _ = resolve.call1(&JsValue::UNDEFINED, &message.get(1));
            }
        });
        let client = self.clone();
        let on_error = Closure::<dyn FnMut()>::new(move || client.end(&JsValue::UNDEFINED));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Running { worker, ready, asked: Cell::new(READY), waiting, _on_message: on_message, _on_error: on_error })
    }
}

fn wait(waiting: &Waiting, number: u32) -> Promise {
    Promise::new(&mut |resolve, _| waiting.borrow_mut().push((number, resolve)))
}

async fn received(answer: &Promise) -> Result<JsValue, Lost> {
    match JsFuture::from(answer.clone()).await {
        Ok(answer) if answer.is_null() => Err(Lost::Stopped),
        Ok(answer) if !answer.is_undefined() => Ok(answer),
        _ => Err(Lost::Unavailable),
    }
}
