//! Mounts the officers' desk.

fn main() {
    perbarui::page::mount(perbarui::officer::desk);
}
