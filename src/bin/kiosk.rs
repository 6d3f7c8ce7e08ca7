//! Mounts the kiosk's app.

fn main() {
    perbarui::app::mount(perbarui::app::kiosk::app);
}
