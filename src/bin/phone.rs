//! Mounts the app for a phone beside a kiosk.

fn main() {
    perbarui::app::mount(perbarui::app::phone::app);
}
