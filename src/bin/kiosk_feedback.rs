//! Mounts the kiosk's app for feedback.

fn main() {
    perbarui::app::mount(perbarui::app::kiosk::feedback);
}
