//! Mounts the kiosk's first page.

fn main() {
    perbarui::app::mount(perbarui::app::kiosk::first);
}
