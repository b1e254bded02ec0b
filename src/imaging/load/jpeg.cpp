#include "imaging/load/jpeg.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <limits>
#include <memory>
#include <utility>

#include <jpeglib.h>
// in this order: the second needs the first
#include <jerror.h>
#include <turbojpeg.h>

#include "core/error.h"
#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

// A JPEG file that is decoded row by row. The library warns of much that leaves the picture whole,
// odd bytes between the segments or a missing end; of what does not, and where, this keeps account.
class JpegFile {
public:
    explicit JpegFile(const std::filesystem::path& file)
        : file_(std::fopen(file.c_str(), "rb"), [](std::FILE* open) { return std::fclose(open); })
    {
        decoder_.err = jpeg_std_error(&errors_);
        errors_.error_exit = [](j_common_ptr common) { std::longjmp(of(common).gave_up_, 1); };
        errors_.emit_message = [](j_common_ptr common, int level) { of(common).hear(level); };
        progress_.progress_monitor = [](j_common_ptr common) { of(common).check_scans(); };
        decoder_.client_data = this;
        jpeg_create_decompress(&decoder_);
        decoder_.progress = &progress_;
    }
    ~JpegFile() { jpeg_destroy_decompress(&decoder_); }
    JpegFile(const JpegFile&) = delete;
    JpegFile& operator=(const JpegFile&) = delete;

    // Whether the size is known then.
    bool read_header()
    {
        if (file_ == nullptr || setjmp(gave_up_) != 0) {  // NOLINT(cert-err52-cpp): as documented
            return false;
        }
        jpeg_stdio_src(&decoder_, file_.get());
        return jpeg_read_header(&decoder_, TRUE) == JPEG_HEADER_OK;
    }

    [[nodiscard]] cv::Size size() const
    {
        return {static_cast<int>(decoder_.image_width), static_cast<int>(decoder_.image_height)};
    }

    [[nodiscard]] bool has_four_inks() const
    {
        return decoder_.jpeg_color_space == JCS_CMYK || decoder_.jpeg_color_space == JCS_YCCK;
    }

    // The size of what is decoded then; nothing where there is no picture in the file.
    cv::Size start(bool halve)
    {
        decoder_.out_color_space = has_four_inks() ? JCS_CMYK : JCS_EXT_BGR;
        decoder_.scale_denom = halve ? 2 : 1;
        if (setjmp(gave_up_) != 0) {  // NOLINT(cert-err52-cpp)
            return {};
        }
        jpeg_start_decompress(&decoder_);
        return {static_cast<int>(decoder_.output_width), static_cast<int>(decoder_.output_height)};
    }

    // Decodes the next rows; those for which there is nothing stay as they are.
    void read(cv::Mat rows)
    {
        if (setjmp(gave_up_) != 0) {  // NOLINT(cert-err52-cpp)
            note_end(decoder_.output_iMCU_row);
            has_ended_ = true;
            return;
        }
        for (int row = 0; row < rows.rows && !has_ended_; ++row) {
            JSAMPROW pixels = rows.ptr(row);
            jpeg_read_scanlines(&decoder_, &pixels, 1);
        }
    }

    // Looks at what follows the rows: where data are left over, some of those before were wrong.
    void finish()
    {
        if (has_ended_ || setjmp(gave_up_) != 0) {  // NOLINT(cert-err52-cpp)
            return;
        }
        is_damaged_ |= is_unrefined();  // which is forgotten by the next step
        jpeg_finish_decompress(&decoder_);
        is_damaged_ |= has_left_over_ && !has_met_end_of_file_;
    }

    // Of the rows of blocks in the file, for lacks_rows().
    [[nodiscard]] long long block_rows() const { return decoder_.total_iMCU_rows; }
    [[nodiscard]] long long block_rows_read() const { return std::min(end_, block_rows()); }

    [[nodiscard]] bool is_damaged() const { return is_damaged_; }

private:
    static JpegFile& of(j_common_ptr common)
    {
        return *static_cast<JpegFile*>(common->client_data);
    }

    void hear(int level)
    {
        if (level != -1) {  // no warning
            return;
        }
        switch (errors_.msg_code) {
        case JWRN_JPEG_EOF: has_met_end_of_file_ = true; break;
        case JWRN_HIT_MARKER:
            is_damaged_ = true;
            // With restart markers the data go on behind the gap.
            if (decoder_.restart_interval == 0 || has_met_end_of_file_) {
                note_end(decoder_.input_iMCU_row);
            }
            break;
        case JWRN_EXTRANEOUS_DATA: has_left_over_ |= decoder_.input_scan_number > 0; break;
        case JWRN_HUFF_BAD_CODE:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_MUST_RESYNC: is_damaged_ = true; break;
        default: break;
        }
    }

    // Later scans of a progressive picture only sharpen what the first has shown.
    void note_end(JDIMENSION block_row)
    {
        is_damaged_ = true;
        if (decoder_.progressive_mode == FALSE || (decoder_.Ss == 0 && decoder_.Ah == 0)) {
            end_ = std::min<long long>(end_, block_row);
        }
    }

    [[nodiscard]] bool is_unrefined() const
    {
        if (!has_met_end_of_file_ || decoder_.coef_bits == nullptr) {
            return false;
        }
        const auto* const bits = *decoder_.coef_bits;
        return std::any_of(bits, bits + std::ptrdiff_t(decoder_.num_components) * DCTSIZE2,
                           [](int missing) { return missing != 0; });
    }

    // As many as turbojpeg takes: each costs the time of a whole picture.
    void check_scans()
    {
        if (decoder_.input_scan_number > 500) {
            std::longjmp(gave_up_, 1);  // NOLINT(cert-err52-cpp)
        }
    }

    File file_;
    jpeg_decompress_struct decoder_{};
    jpeg_error_mgr errors_{};
    jpeg_progress_mgr progress_{};
    std::jmp_buf gave_up_{};
    bool is_damaged_ = false;
    bool has_met_end_of_file_ = false;
    bool has_ended_ = false;
    bool has_left_over_ = false;
    long long end_ = std::numeric_limits<long long>::max();
};

using Turbojpeg = std::unique_ptr<void, int (*)(tjhandle)>;

// In bands of rows, so that a large picture is not in memory with four inks and with three colours.
cv::Mat pixels_of(JpegFile& jpeg, cv::Size size)
{
    constexpr int rows_at_once = 64;
    cv::Mat pixels(size, CV_8UC3, cv::Scalar::all(128));
    cv::Mat inks;
    for (int top = 0; top < size.height; top += rows_at_once) {
        cv::Mat band = pixels.rowRange(top, std::min(top + rows_at_once, size.height));
        if (jpeg.has_four_inks()) {
            inks.create(band.size(), CV_8UC4);
            inks.setTo(cv::Scalar::all(128));
            jpeg.read(inks);
            // Adobe's programs store the inks inverted, and hardly anybody else writes such files.
            bgr_of_inks(inks).copyTo(band);
        } else {
            jpeg.read(band);
        }
    }
    jpeg.finish();
    return pixels;
}

}  // namespace

void decode_jpeg(const std::filesystem::path& file, PageSink& take)
{
    JpegFile jpeg(file);
    if (!jpeg.read_header()) {
        throw damaged_picture(file);
    }
    check_size(file, jpeg.size().width, jpeg.size().height);
    const bool halve = is_halved(jpeg.size().width, jpeg.size().height);
    const cv::Size size = jpeg.start(halve);
    if (size.empty()) {
        throw damaged_picture(file);
    }
    cv::Mat pixels = pixels_of(jpeg, size);
    const bool lacks = lacks_rows(file, jpeg.block_rows_read(), jpeg.block_rows());
    take({std::move(pixels), exif_of_file(file), halve, lacks || jpeg.is_damaged()});
}

std::string jpeg_of(const cv::Mat& picture, int quality)
{
    const bool grey = picture.channels() == 1;
    const Turbojpeg encoder(tjInitCompress(), tjDestroy);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const int status = tjCompress2(
        encoder.get(), picture.data, picture.cols, static_cast<int>(picture.step), picture.rows,
        grey ? TJPF_GRAY : TJPF_BGR, &bytes, &size, grey ? TJSAMP_GRAY : TJSAMP_420, quality, 0);
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owner(bytes, tjFree);
    if (status != 0) {
        throw Error(ExitCode::internal,
                    std::string("a picture cannot be encoded: ") + tjGetErrorStr2(encoder.get()));
    }
    return {bytes, bytes + size};
}

cv::Mat small_grey_of(const std::string& jpeg)
{
    constexpr tjscalingfactor quarter{1, 4};
    const auto* const bytes = reinterpret_cast<const unsigned char*>(jpeg.data());
    const Turbojpeg decoder(tjInitDecompress(), tjDestroy);
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), bytes, jpeg.size(), &width, &height, &subsampling,
                            &colours) != 0 ||
        width > max_pixels / height) {
        return {};
    }
    cv::Mat grey(TJSCALED(height, quarter), TJSCALED(width, quarter), CV_8UC1);
    const int status =
        tjDecompress2(decoder.get(), bytes, jpeg.size(), grey.data, grey.cols,
                      static_cast<int>(grey.step), grey.rows, TJPF_GRAY, TJFLAG_LIMITSCANS);
    return status == 0 ? grey : cv::Mat();
}

}  // namespace cardlog
