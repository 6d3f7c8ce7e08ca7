// The officers' workbench: how much a routine case costs, keys, views, several cases at once. At the usual office laptop's window.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { CasePage, InboxPage } from "../fixtures/officer_pages";
import { FollowPage } from "../fixtures/pages";
import { CIAMIS, PEKALONGAN } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { apply, logIn } from "../fixtures/walk";

const LAPTOP = { width: 1366, height: 768 };

/** An officer at a laptop, to whom the next case opens by itself, as to everybody who chose nothing else. */
async function atTheDesk(officer: Person): Promise<Page> {
  const { page } = officer;
  await page.setViewportSize(LAPTOP);
  await logIn(officer, undefined, "/petugas/masuk");
  await page.addInitScript(() => localStorage.removeItem("opens-next"));
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Menunggu Anda" })).toBeVisible();
  return page;
}

/** A line each, at least 18 on a screen, and no date is cut. */
async function expectDense(page: Page): Promise<void> {
  const row = page.locator("table.cases tbody tr");
  const first = (await row.first().boundingBox())!;
  expect(Math.floor((LAPTOP.height - first.y) / first.height), "rows on a screen").toBeGreaterThanOrEqual(18);
  for (const cell of await page.locator("table.cases td.num").all()) {
    expect(await cell.evaluate((it) => it.scrollWidth <= it.clientWidth), await cell.innerText()).toBe(true);
  }
}

async function expectInView(...parts: Locator[]): Promise<void> {
  for (const part of parts) {
    await expect(part).toBeVisible();
    const box = (await part.boundingBox())!;
    expect(box.y, `${part}: top`).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height, `${part}: bottom`).toBeLessThanOrEqual(LAPTOP.height);
  }
}

test("a routine verification is two keys or two presses, without a scroll; the next case opens by itself", async ({ holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  for (const who of ["ratna", "aisyah"]) await apply(await other(`${who}@${PEKALONGAN}`));
  const maya = await other(`verifikator@${PEKALONGAN}`);
  const page = await atTheDesk(maya);
  const inbox = new InboxPage(page);
  const row = page.locator("table.cases tbody tr");
  await expect(row).toHaveCount(3);
  await expectDense(page);
  await expect(page).toHaveTitle(/^\(3\) Menunggu Anda/);

  const shown = new CasePage(page);
  await page.keyboard.press("j");
  await shown.expectShown("Sari Wulandari");
  await expect(page.getByText("1 dari 3")).toBeVisible();
  // Data, letter and acts in one screen.
  await expectInView(shown.bar, page.getByText("Nama", { exact: true }).first(), page.getByText("Provinsi", { exact: true }).first());
  await expectInView(page.getByRole("heading", { name: "Surat Rekomendasi" }));
  await expectAccessible(page, "petugas-meja-kerja");
  await page.keyboard.press("a");
  await page.keyboard.press("Enter");
  await shown.expectShown("Ratna Kusumaningrum");
  await expect(page.getByRole("status").getByText(/^Sari Wulandari: Verifikasi selesai\. /)).toBeVisible();
  expect(await page.evaluate(() => scrollY), "nothing was scrolled").toBe(0);
  await expectInView(shown.bar);

  await shown.bar.getByRole("button", { name: "Data dan dokumen benar" }).click();
  await shown.confirm("Data dan dokumen benar");
  await shown.expectShown("Nur Aisyah");
  // Back and forth by key; a message is a key away.
  await page.keyboard.press("m");
  await expect(page.getByLabel("Pesan untuk pemohon")).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { name: "Kembalikan untuk dilengkapi" })).toBeFocused();
  await page.getByRole("button", { name: "Batal" }).click();
  await page.keyboard.press("a");
  await page.keyboard.press("Enter");
  await inbox.expectShown("Menunggu Anda");
  await expect(page.getByText(/^Nur Aisyah: Verifikasi selesai\. /)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Tidak ada yang menunggu Anda" })).toBeVisible();
});

test("the keys are listed, do nothing while somebody types, and can be switched off", async ({ holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  const maya = await other(`verifikator@${PEKALONGAN}`);
  const page = await atTheDesk(maya);
  await page.keyboard.press("j");
  const shown = new CasePage(page);
  await shown.expectShown("Sari Wulandari");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Pintasan dan pilihan" });
  await expect(help).toContainText("Data dan dokumen benar");
  await expectAccessible(page, "petugas-pintasan");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();

  await page.keyboard.press("m");
  await page.getByLabel("Pesan untuk pemohon").pressSequentially("a?r");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByLabel("Pesan untuk pemohon")).toHaveValue("a?r");
  await shown.part("Data");

  await shown.button("Pintasan dan pilihan").click();
  await help.getByRole("button", { name: "Gunakan pintasan" }).click();
  await help.getByRole("button", { name: "Tutup" }).click();
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await shown.expectShown("Sari Wulandari");
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await shown.begin("Data dan dokumen benar");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("several at once: what can't be done is told, the others are; one instruction for all", async ({ holder, other }) => {
  const sari = holder(`sari@${CIAMIS}`);
  const reference = await apply(sari);
  for (const who of ["ratna", "aisyah"]) await apply(await other(`${who}@${CIAMIS}`));
  const page = await atTheDesk(await other(`staf@${CIAMIS}`));
  await expect(page.getByRole("checkbox")).toHaveCount(4);
  await expectDense(page);
  // What is ticked is what is chosen, by hand and all at once.
  const ticks = page.getByRole("checkbox", { name: /^Pilih / });
  await page.getByRole("checkbox", { name: "Pilih Sari Wulandari" }).check();
  await page.getByRole("checkbox", { name: "Pilih Sari Wulandari" }).uncheck();
  await page.getByRole("checkbox", { name: "Pilih semua" }).check();
  for (const at of [0, 1, 2, 3]) await expect(ticks.nth(at)).toBeChecked();
  await page.getByRole("button", { name: "Batalkan pilihan" }).click();
  for (const at of [0, 1, 2, 3]) await expect(ticks.nth(at)).not.toBeChecked();
  await page.getByRole("checkbox", { name: "Pilih semua" }).check();
  // One holder acts after the list was loaded.
  const follow = new FollowPage(sari.page);
  await follow.open(reference);
  await follow.button("Tarik kembali permohonan").click();
  await sari.page.getByRole("dialog").getByRole("button", { name: "Tarik kembali permohonan" }).click();
  await expect(sari.page.getByRole("button", { name: "Tarik kembali permohonan" })).toHaveCount(0);

  await page.getByRole("button", { name: "Terima permohonan (3)" }).click();
  await expectAccessible(page, "petugas-sekaligus-yakin");
  await page.getByRole("dialog").getByRole("button", { name: "Terima permohonan" }).click();
  const result = page.getByRole("dialog", { name: "Selesai: 2 dari 3 permohonan" });
  await expect(result.getByRole("listitem")).toHaveText([`Sari Wulandari (${reference}): sudah diproses pihak lain`]);
  await expectAccessible(page, "petugas-sekaligus-hasil");
  await result.getByRole("button", { name: "Tutup" }).click();
  await expect(page.getByRole("heading", { name: "Tidak ada yang menunggu Anda" })).toBeVisible();

  const head = await atTheDesk(await other(`kepala@${CIAMIS}`));
  await head.getByRole("checkbox", { name: "Pilih semua" }).check();
  await head.getByRole("button", { name: "Teruskan (2)" }).click();
  await head.getByRole("textbox", { name: /^Isi disposisi/ }).fill("Teliti dan laporkan.");
  await head.getByRole("dialog").getByRole("button", { name: "Teruskan" }).click();
  await head.getByRole("dialog", { name: "Selesai: 2 dari 2 permohonan" }).getByRole("button", { name: "Tutup" }).click();
  const division = await atTheDesk(await other(`kabid@${CIAMIS}`));
  await division.keyboard.press("j");
  await expect(division.getByText("Teliti dan laporkan.").first()).toBeVisible();
});

test("views stand in the address, and what is shown is saved as a table", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await apply(sari);
  const page = await atTheDesk(await other(`verifikator@${PEKALONGAN}`));
  await page.getByRole("button", { name: "Semua yang berjalan (1)" }).click();
  await expect(page).toHaveURL(/\/petugas\/\?view=open$/);
  await page.getByRole("button", { name: "Berakhir", exact: true }).click();
  await expect(page).toHaveURL(/view=open&order=certificate_end$/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Semua yang berjalan" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Berakhir" })).toHaveAttribute("aria-sort", "ascending");
  await expectAccessible(page, "petugas-semua-berjalan");
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh CSV" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^permohonan-.*\.csv$/);

  await page.getByRole("button", { name: "Selesai (0)" }).click();
  await expect(page.getByRole("heading", { name: "Tidak ada permohonan di tampilan ini" })).toBeVisible();
  await new CasePage(page).menu("Cari").click();
  await page.getByRole("searchbox").fill(sari.email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "1 permohonan ditemukan" })).toBeFocused();
});
