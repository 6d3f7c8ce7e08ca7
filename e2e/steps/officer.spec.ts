// Officers: reject with a reason, four eyes, two officers at once, other agencies' cases.
import { expectAccessible } from "../fixtures/axe";
import { CasePage, InboxPage } from "../fixtures/officer_pages";
import { CertificatePage, FollowPage, Sheet } from "../fixtures/pages";
import { MERANTI, PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { apply, finishLogIn, logIn, openCase } from "../fixtures/walk";

test("a rejection needs a reason, asks first, and tells the holder what to do", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await openCase(verifier, "Sari Wulandari");
  const page = new CasePage(verifier.page);
  await page.take();
  await page.choose("Tolak");
  await page.button("Tolak").click();
  await page.complains("Pilih alasan dari daftar");
  await expectAccessible(verifier.page, "petugas-tolak-kesalahan");
  await verifier.page.getByLabel("Alasan", { exact: true }).selectOption("Lainnya");
  await page.button("Tolak").click();
  await page.complains("Lainnya: tulis penjelasan untuk pemohon");
  await verifier.page.getByLabel("Penjelasan untuk pemohon").fill("Permohonan dibuat dua kali.");
  await page.button("Tolak").click();
  const dialog = verifier.page.getByRole("dialog", { name: `Tolak permohonan ${reference}?` });
  await expect(dialog).toBeVisible();
  await expectAccessible(verifier.page, "petugas-tolak-dialog");
  await page.sure("Tolak");
  await expect(verifier.page.getByText(/^Ditolak\. /)).toBeVisible();

  const link = (await sari.mailbox.next(/tidak dapat disetujui[^]*?(https?:\/\/\S+\/lacak\/\S+)/))[1]!;
  await sari.page.goto(link);
  const follow = new FollowPage(sari.page);
  await expect(follow.title("Permohonan Anda ditolak")).toBeVisible();
  await expect(sari.page.getByText("Permohonan dibuat dua kali.")).toBeVisible();
  await expectAccessible(sari.page, "ditolak");
  await follow.link("Ke Sertifikat saya").click();
  await expect(new CertificatePage(sari.page).link(/alasannya|Perbarui sertifikat/).first()).toBeVisible();
  await expectAccessible(sari.page, "sertifikat-ditolak");
});

test("four eyes: a verifier does not decide on an application of their own", async ({ holder, other }) => {
  const aisyah = holder(`aisyah@${PEKALONGAN}`);
  const reference = await apply(aisyah);
  await aisyah.page.goto("/petugas/");
  const inbox = new InboxPage(aisyah.page);
  await expect(inbox.title(/^Menunggu Anda/)).toBeVisible();
  await expect(inbox.row("Nur Aisyah")).toHaveCount(0);
  await aisyah.page.goto(`/petugas/perkara/${reference}`);
  const page = new CasePage(aisyah.page);
  await expect(aisyah.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.button(/^(Ambil|Setujui)/)).toHaveCount(0);
  await expectAccessible(aisyah.page, "petugas-milik-sendiri");
  const colleague = await other(`verifikator@${PEKALONGAN}`);
  await openCase(colleague, "Nur Aisyah");
  await new CasePage(colleague.page).take();
});

test("two officers at once: the slower one sees what happened and nothing is overwritten", async ({ holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  const [first, second] = [await other(`verifikator@${PEKALONGAN}`), await other(`aisyah@${PEKALONGAN}`)];
  await openCase(first, "Sari Wulandari");
  await openCase(second, "Sari Wulandari");
  const [quick, slow] = [new CasePage(first.page), new CasePage(second.page)];
  await quick.take();
  await slow.button("Ambil perkara ini").click();
  await expect(second.page.getByRole("heading", { name: "Perkara ini sudah berubah" })).toBeVisible();
  await expectAccessible(second.page, "petugas-lebih-cepat");
  await expect(slow.button("Ambil alih dari Maya Lestari")).toBeVisible();
  await quick.approve();
  await slow.button("Ambil alih dari Maya Lestari").click();
  await expect(second.page.getByText("Tidak ada tindakan untuk Anda pada tahap ini.")).toBeVisible();
});

test("another agency's case is not there, and who is not logged in comes back to the case", async ({ holder, other }) => {
  const reference = await apply(holder(`sari@${PEKALONGAN}`));
  const stranger = await other(`bsre@${MERANTI}`);
  await logIn(stranger, undefined, "/petugas/masuk");
  await stranger.page.goto(`/petugas/perkara/${reference}`);
  await expect(stranger.page.getByText(/tidak ada yang cocok untuk akun Anda/)).toBeVisible();
  await expect(stranger.page.getByText("Sari Wulandari")).toHaveCount(0);
  await expectAccessible(stranger.page, "petugas-bukan-wewenang");

  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await verifier.page.goto(`/petugas/perkara/${reference}`);
  await expect(new Sheet(verifier.page).title("Masuk")).toBeVisible();
  await finishLogIn(verifier);
  await new CasePage(verifier.page).stands("Sari Wulandari");
});
