//! Mounts the kiosk's journey.

fn main() {
    perbarui::app::mount(perbarui::app::kiosk::journey);
}
