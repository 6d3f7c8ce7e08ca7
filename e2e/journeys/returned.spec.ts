// Kepulauan Meranti: BSrE returns the letter once, the holder mends only that, and it is completed.
import { expectAccessible } from "../fixtures/axe";
import { judge } from "../fixtures/judges";
import * as letters from "../fixtures/letters";
import { CasePage } from "../fixtures/officer_pages";
import { FollowPage, ReviewPage, Sheet, UploadPage } from "../fixtures/pages";
import { MERANTI, subject } from "../fixtures/people";
import { expectStandard, expectTimeline } from "../fixtures/procedure";
import { MERANTI as STEPS } from "../fixtures/seeds";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, fetchFile, openCase } from "../fixtures/walk";

const NOTE = "Cap dinas belum ada di halaman pertama.";

test("Meranti returned once and completed", async ({ holder, other }) => {
  const sari = holder(`sari@${MERANTI}`);
  await expectStandard(sari, "kepulauan-meranti", STEPS, expectAccessible);

  // 1 and 2: documents, log-in, application, new passphrase.
  const reference = await apply(sari);

  // 3: BSrE checks; what is missing is asked of the holder.
  const authority = await other(`bsre@${MERANTI}`);
  await openCase(authority, "Sari Wulandari");
  const page = new CasePage(authority.page);
  await page.take();
  await page.decide("Kembalikan");
  await page.button("Kembalikan").click();
  await page.expectErrors("Pilih minimal satu bagian yang harus dilengkapi");
  await page.choose("Surat Permohonan");
  await page.button("Kembalikan").click();
  await page.expectErrors(/: pilih alasan dari daftar$/);
  await expectAccessible(authority.page, "petugas-kembalikan-kesalahan");
  await page.returns("Surat Permohonan", "Tanda tangan atau stempel tidak ada", NOTE);
  await expectAccessible(authority.page, "petugas-dikembalikan");

  const link = (await sari.mailbox.next(/perlu dilengkapi[^]*?(https?:\/\/\S+\/lacak\/\S+)/))[1]!;
  await sari.page.goto(link);
  const follow = new FollowPage(sari.page);
  await expect(follow.title("Permohonan Anda perlu dilengkapi")).toBeVisible();
  await expect(sari.page.getByText("Unggah surat yang bertanda tangan dan berstempel lengkap.")).toBeVisible();
  await expect(sari.page.getByText(NOTE)).toBeVisible();
  await expectTimeline(sari, STEPS);
  await expectAccessible(sari.page, "lacak-dikembalikan");
  await follow.link("Lengkapi sekarang").click();

  // Only the letter and the review are open; the letter that came before is still there.
  const upload = new UploadPage(sari.page);
  await upload.expectShown(/^Unggah surat/i);
  await expect(sari.page.getByText("Langkah 1 dari 2")).toBeVisible();
  await expect(sari.page.getByText(NOTE)).toBeVisible();
  await expect(sari.page.locator(".file .tag")).toHaveText("Dikembalikan petugas, belum diganti");
  await expectAccessible(sari.page, "surat-dikembalikan");
  // The same letter goes back only on purpose.
  await upload.goOn();
  const review = new ReviewPage(sari.page);
  await review.expectShown();
  await review.send();
  await review.expectErrors("Ganti berkas yang dikembalikan, atau tandai di bawah bahwa Anda mengirim berkas yang sama");
  await expect(sari.page.getByLabel("Kirim berkas yang sama")).not.toBeChecked();
  await expectAccessible(sari.page, "periksa-belum-diganti");
  await review.link(/^Ubah surat/i).click();
  await upload.expectShown(/^Unggah surat/i);
  await upload.pick({ ...letters.letter("Surat dengan cap"), name: "surat-bercap.pdf" });
  await expect(sari.page.getByText("surat-bercap.pdf")).toBeVisible();
  await upload.expectUploaded();
  await upload.goOn();
  await review.expectShown();
  await expect(sari.page.getByLabel("Kirim berkas yang sama")).toHaveCount(0);
  await expect(review.link(/^Ubah/)).toHaveCount(1);
  await expectAccessible(sari.page, "periksa-perbaikan");
  await review.send();
  await new Sheet(sari.page).expectShown("Perbaikan terkirim");
  await expect(sari.page.getByText(reference).first()).toBeVisible();

  await authority.page.reload();
  await expect(page.title("Sari Wulandari")).toBeVisible();
  await page.part("Riwayat");
  await expect(authority.page.getByText("Dilengkapi pemohon").last()).toBeVisible();
  await page.part("Data");
  // It came back to who returned it: there is nothing to take.
  await expect(authority.page.getByRole("button", { name: "Setujui" })).toBeVisible();
  await expect(page.takeButton).toHaveCount(0);
  await page.approve();

  // 4: told, and the new certificate fetched.
  const file = await fetchFile(sari);
  judge(file, PASSPHRASE, { subject: subject("Sari Wulandari", "Dinas Kesehatan", sari.email) });
});
