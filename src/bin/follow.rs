//! Mounts the app for an application that was sent.

fn main() {
    perbarui::app::mount(perbarui::app::follow::app);
}
