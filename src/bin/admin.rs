//! Mounts the officers' administration.

fn main() {
    perbarui::page::mount(perbarui::officer::administration);
}
