//! Mounts the officers' evaluation.

fn main() {
    perbarui::app::mount(perbarui::app::evaluation::app);
}
