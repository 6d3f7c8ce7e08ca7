//! Mounts the app for certificate files.

fn main() {
    perbarui::app::mount(perbarui::app::keys::app);
}
