//! A camera that is attached to the terminal: its live picture, what keeps it from being seen, and photographs of what it shows.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlVideoElement, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack};

use super::{Terminal, frame};
use crate::api::pause;
use crate::state::effect::effect;

/// Pixels of the picture's long side that are asked for: enough for print on a whole page.
const WIDTH: f64 = 2560.0;
/// How often, and each time how many milliseconds, a photograph waits for the first picture.
const WAITS: usize = 50;
const WAIT_MS: u64 = 100;

/// A camera, as long as its page stands. Make it in the page's body.
#[derive(Clone, Copy)]
pub struct Camera {
    /// Id of the element that shows the picture.
    pub id: &'static str,
    /// What is shown of it.
    pub picture: RwSignal<Picture>,
    /// Why it is not shown, or nothing was taken.
    pub fault: RwSignal<Option<CameraFault>>,
    /// Whether one is attached.
    pub is_there: RwSignal<bool>,
    stream: StoredValue<Option<MediaStream>, LocalStorage>,
}

/// What is shown of a camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Nothing: it is off.
    Off,
    /// Nothing yet: the browser was asked.
    Starting,
    /// Its live picture.
    Live,
}

/// Why a camera shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraFault {
    /// There is none.
    Missing,
    /// The browser does not allow it.
    Refused,
    /// It can't be started: another program has it.
    Busy,
    /// It was pulled out, or stopped.
    Lost,
    /// Its picture is black.
    Black,
    /// The picture could not be taken.
    Untaken,
}

impl Camera {
    /// A camera that is off; the element of this `id` will show its picture. It is switched off again where the page is left and
    /// where the terminal is wiped.
    pub fn new(id: &'static str) -> Self {
        let camera = Self {
            id,
            picture: RwSignal::new(Picture::Off),
            fault: RwSignal::new(None),
            is_there: RwSignal::new(false),
            stream: StoredValue::new_local(None),
        };
        on_cleanup(move || camera.release());
        let terminal = Terminal::here();
        effect(move || {
            if terminal.wiping.get() {
                camera.release();
            }
        });
        camera.look();
        camera
    }

    /// Looks whether one is attached.
    fn look(self) {
        spawn_local(async move {
            self.is_there.try_set(is_attached().await);
        });
    }

    /// Switches it on.
    pub fn start(self) {
        self.fault.set(None);
        self.picture.set(Picture::Starting);
        spawn_local(async move {
            let asked = ask().await;
            // Left, or switched off, before the browser answered.
            if self.picture.try_get_untracked() != Some(Picture::Starting) {
                return asked.iter().for_each(end);
            }
            match asked {
                Ok(stream) => {
                    self.follow(&stream);
                    self.stream.set_value(Some(stream));
                    self.picture.set(Picture::Live);
                }
                Err(fault) => self.fail(fault),
            }
        });
    }

    /// Switches it off.
    pub fn stop(self) {
        self.release();
        self.picture.set(Picture::Off);
    }

    /// Shows the picture in its element, once that stands.
    pub fn show(self) {
        request_animation_frame(move || {
            let stream = self.stream.try_get_value().flatten();
            if let (Some(video), Some(stream)) = (self.video(), stream) {
                video.set_src_object(Some(&stream));
            }
        });
    }

    /// Photographs what the picture shows, once it shows anything. None where that fails or it is black, which is said.
    pub async fn photograph(self, name: &str) -> Option<File> {
        self.fault.try_set(None);
        for _ in 0..WAITS {
            if self.video().is_none_or(|video| video.video_width() > 0) {
                break;
            }
            pause(WAIT_MS).await;
        }
        let video = self.video()?;
        let taken = async { frame::photograph(&video, name).await.ok_or(CameraFault::Untaken) };
        let photo = if frame::is_black(&video) { Err(CameraFault::Black) } else { taken.await };
        photo.map_err(|fault| self.fault.try_set(Some(fault))).ok()
    }

    /// Whether the picture is black.
    pub fn is_black(self) -> bool {
        self.video().is_some_and(|video| video.video_width() > 0 && frame::is_black(&video))
    }

    fn video(self) -> Option<HtmlVideoElement> {
        document().get_element_by_id(self.id)?.dyn_into().ok()
    }

    /// Whoever pulls it out is told at once.
    fn follow(self, stream: &MediaStream) {
        let ended = Closure::once_into_js(move || {
            if self.picture.try_get_untracked() == Some(Picture::Live) {
                self.release();
                self.fail(CameraFault::Lost);
            }
        });
        if let Some(track) = tracks(stream).next() {
            track.set_onended(Some(ended.unchecked_ref()));
        }
    }

    fn fail(self, fault: CameraFault) {
        self.picture.set(Picture::Off);
        self.fault.set(Some(fault));
        self.look();
    }

    fn release(self) {
        if let Some(stream) = self.stream.try_update_value(Option::take).flatten() {
            end(&stream);
        }
    }
}

fn devices() -> Result<MediaDevices, JsValue> {
    window().navigator().media_devices()
}

async fn is_attached() -> bool {
    let Ok(asked) = devices().and_then(|devices| devices.enumerate_devices()) else { return false };
    let found = JsFuture::from(asked).await.unwrap_or_default();
    let is_camera = |device: JsValue| Reflect::get(&device, &"kind".into()).is_ok_and(|kind| kind == "videoinput");
    Array::from(&found).iter().any(is_camera)
}

async fn ask() -> Result<MediaStream, CameraFault> {
    let (wanted, width) = (Object::new(), Object::new());
    // Plain objects: setting cannot fail.
    Reflect::set(&width, &"ideal".into(), &WIDTH.into()).ok();
    Reflect::set(&wanted, &"width".into(), &width).ok();
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let asked = devices()
        .and_then(|devices| devices.get_user_media_with_constraints(&constraints))
        .map_err(|error| why(&error))?;
    Ok(JsFuture::from(asked).await.map_err(|error| why(&error))?.unchecked_into())
}

fn why(error: &JsValue) -> CameraFault {
    match Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).as_deref() {
        Some("NotFoundError" | "OverconstrainedError") => CameraFault::Missing,
        Some("NotReadableError" | "AbortError") => CameraFault::Busy,
        // Also where the browser hands out none at all, e.g. without TLS.
        _ => CameraFault::Refused,
    }
}

fn tracks(stream: &MediaStream) -> impl Iterator<Item = MediaStreamTrack> {
    stream.get_tracks().into_iter().map(JsCast::unchecked_into)
}

fn end(stream: &MediaStream) {
    tracks(stream).for_each(|track| track.stop());
}
