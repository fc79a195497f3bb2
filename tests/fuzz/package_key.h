// The key that signs the seeds of the package's fuzz targets. It protects nothing: its secret half stands here.
#pragma once

namespace fuzz {

inline constexpr const char* secret_key =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA9+GsBhSB/dcHcB9saidbp4ozsN/"
    "Gu/YnT3zlrUeS0nu6vcDjazIYG1wASq1/"
    "+jjuTisvnggWeYjbDGoZx1rsQMuPf+0w6dQDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
inline constexpr const char* public_key =
    "untrusted comment: minisign public key D7FD811406ACE1F7\n"
    "RWT34awGFIH911wASq1/+jjuTisvnggWeYjbDGoZx1rsQMuPf+0w6dQD\n";

inline constexpr const char* agency = "示例市应急管理局";
inline constexpr const char* message = "a message";  ///< that the seed of signature files is of

}  // namespace fuzz
