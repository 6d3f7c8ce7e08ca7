//! Mounts the officers' app.

fn main() {
    perbarui::page::mount(perbarui::officer::app);
}
