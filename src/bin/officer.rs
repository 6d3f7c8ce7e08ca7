//! Mounts the officers' desk.

fn main() {
    perbarui::app::mount(perbarui::app::desk::app);
}
