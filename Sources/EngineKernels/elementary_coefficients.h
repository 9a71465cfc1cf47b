// Made by scripts/fixtures/make_elementary_coefficients.py; do not edit.
#ifndef ELEMENTARY_COEFFICIENTS_H
#define ELEMENTARY_COEFFICIENTS_H
#include <stdint.h>

#define LOG2_E 0x1.71547652b82fep+0
// ln 2; the first part has 42 bits, so that k·LN2_HIGH is exact for |k| < 2^11.
#define LN2_HIGH 0x1.62e42fefa3800p-1
#define LN2_LOW 0x1.ef35793c76730p-45
// 1/12, 1/80: the first terms of ln((2 + t)/(2 − t)) = t + t³/12 + t⁵/80 + …
#define TWELFTH_HIGH 0x1.5555555555555p-4
#define TWELFTH_LOW 0x1.5555555555555p-58
#define EIGHTIETH_HIGH 0x1.999999999999ap-7
#define EIGHTIETH_LOW -0x1.999999999999ap-61
// 2/√π, the slope of erf at 0.
#define ERF_SLOPE_HIGH 0x1.20dd750429b6dp+0
#define ERF_SLOPE_LOW 0x1.1ae3a914fed80p-56
// π/2 in three doubles, and 2/π.
#define HALF_PI_1 0x1.921fb54442d18p+0
#define HALF_PI_2 0x1.1a62633145c07p-54
#define HALF_PI_3 -0x1.f1976b7ed8fbcp-110
#define TWO_OVER_PI 0x1.45f306dc9c883p-1

/// (e^r − 1 − r − r²/2)/r³ for |r| ≤ ln(2)/2; relative error 2^-52.8.
static const double exp_tail[10] = {
  0x1.5555555555556p-3, 0x1.5555555555555p-5, 0x1.11111111109b5p-7,
  0x1.6c16c16c167e2p-10, 0x1.a01a01a7c2f2cp-13, 0x1.a01a01a47a5abp-16,
  0x1.71de0db2eb873p-19, 0x1.27e4e1f71bcbbp-22, 0x1.af389eea54156p-26,
  0x1.1f66d957d0ef0p-29};

/// (ln((2 + t)/(2 − t)) − t − t³/12 − t⁵/80)/t⁷ in t², for |t| ≤ 2(√2 − 1)/(√2 + 1); relative error 2^-54.0.
static const double log_tail[8] = {
  0x1.2492492492492p-9, 0x1.c71c71c71c822p-12, 0x1.745d1745a3f61p-14,
  0x1.3b13b16b45453p-16, 0x1.1110f807e2544p-18, 0x1.e1eff9a0de443p-21,
  0x1.acf86235ecd5fp-23, 0x1.b2df9dc688403p-25};

/// (sin r − r)/r³ in r², for |r| ≤ π/4; relative error 2^-54.0.
static const double sin_tail[7] = {
  -0x1.5555555555555p-3, 0x1.1111111111110p-7, -0x1.a01a01a019938p-13,
  0x1.71de3a546094ap-19, -0x1.ae645412c3903p-26, 0x1.61217f0a0fe5bp-33,
  -0x1.ab17d32bd9458p-41};

/// (cos r − 1 + r²/2)/r⁴ in r², for |r| ≤ π/4; relative error 2^-54.0.
static const double cos_tail[7] = {
  0x1.5555555555555p-5, -0x1.6c16c16c16c16p-10, 0x1.a01a01a019d0ap-16,
  -0x1.27e4fb7712d5ep-22, 0x1.1eed8deb96daep-29, -0x1.9394ba0b8f6dbp-37,
  0x1.ab785a3fa66cep-45};

/// (erf(x)/x − 2/√π)/x² in x², for |x| ≤ 1/2; relative error 2^-54.6.
static const double erf_tail[10] = {
  -0x1.812746b0379e7p-2, 0x1.ce2f21a042be2p-4, -0x1.b82ce31288b13p-6,
  0x1.565bcd0e673b1p-8, -0x1.c02db3fdbb984p-11, 0x1.f9a325cbffcaap-14,
  -0x1.f4d2063d89718p-17, 0x1.b9d7967f8dcd5p-20, -0x1.5dd2fcc1206e6p-23,
  0x1.cac885b9d0bf4p-27};

/// 2/π after 64 zero bits, 64 bits a word, most significant first.
static const uint64_t two_over_pi_bits[21] = {
  0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
  0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e,
  0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b,
  0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
  0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
  0xf0cfbc209af4361d};

/// e^(x²)·erfc(x) near the middle m of [2^e(1 + j/4), 2^e(1 + (j + 1)/4)), row 4(e + 1) + j:
/// m, then the constant term in two parts, then the coefficients of (x − m)^1 … ;
/// relative error 2^-56.9.
#define SCALED_ERFC_DEGREE 13
static const double scaled_erfc[24][16] = {
  {
    0x1.2000000000000p-1, 0x1.2b84f076e14fbp-1, 0x1.b8bd1acfe4888p-55,
    -0x1.e18ab7052be7fp-2, 0x1.482bd9fad9ed0p-2, -0x1.8bed65e01718dp-3,
    0x1.b1a22aa7a6dc0p-4, -0x1.b65943018044bp-5, 0x1.9dcc15144e2b3p-6,
    -0x1.6ff6b38454b12p-7, 0x1.364eb2997c686p-8, -0x1.f301024d7cec7p-10,
    0x1.80372de56b6efp-11, -0x1.1c5271bcd97edp-12, 0x1.964e696abb1d7p-14,
    -0x1.1823544dcc261p-15},
  {
    0x1.6000000000000p-1, 0x1.0fce4e96dd619p-1, -0x1.72106072e9df3p-57,
    -0x1.97fe7bf1c60f0p-2, 0x1.071da7f78298dp-2, -0x1.2ecd75f4d05d4p-3,
    0x1.3e0e0ed6b5f18p-4, -0x1.358dce2b361d2p-5, 0x1.1a31bff524574p-6,
    -0x1.e5d3e4fd95c1ap-8, 0x1.8d62a935be716p-9, -0x1.366c6d2fe6eadp-10,
    0x1.d1154d6cea4ccp-12, -0x1.4f4101a48cb14p-13, 0x1.d3277ae8536cbp-15,
    -0x1.3a645b5df4630p-16},
  {
    0x1.a000000000000p-1, 0x1.f0723ff5acdf9p-2, -0x1.7b669ff311ae3p-58,
    -0x1.5cbc2c216df00p-2, 0x1.aa32b83507192p-3, -0x1.d43ed8ca5d7a1p-4,
    0x1.d7f26045a23f1p-5, -0x1.ba6d691685b3fp-6, 0x1.859d3cc5fa71fp-7,
    -0x1.44bd2e2b88f54p-8, 0x1.01b06205c0d8cp-9, -0x1.87347d1337bb5p-11,
    0x1.1d29163e1ea56p-12, -0x1.9085667ebc7cdp-14, 0x1.1021116cde38cp-15,
    -0x1.658fedf6001b9p-17},
  {
    0x1.e000000000000p-1, 0x1.c7f81382721efp-2, -0x1.3f947ea6fcb3ep-62,
    -0x1.2c84af7c10e14p-2, 0x1.5c775dfc44978p-3, -0x1.6dcc9e7a2c9b5p-4,
    0x1.61fee765ff5d7p-5, -0x1.3fc8366a2e3f3p-6, 0x1.102167daf782ap-7,
    -0x1.b75cb1aca97f1p-9, 0x1.524f5c6ea4a69p-10, -0x1.f329c42f73254p-12,
    0x1.621c0a38d898fp-13, -0x1.e49dda914ddb8p-15, 0x1.41245990d4e88p-16,
    -0x1.9bf6319e8f6f3p-18},
  {
    0x1.2000000000000p+0, 0x1.9531e09b149b5p-2, -0x1.aa50c2d9d7fbcp-58,
    -0x1.e78b356770fbbp-3, 0x1.05e72521ca1b8p-3, -0x1.01343a2c92265p-4,
    0x1.d4e711a2df9a8p-6, -0x1.910a5d7c0a738p-7, 0x1.446c5166bcf97p-8,
    -0x1.f38c6d04fd9ffp-10, 0x1.6fd9a5d60f879p-11, -0x1.041e390adbe24p-12,
    0x1.6273304c075abp-14, -0x1.d2b1c60efe83dp-16, 0x1.2b1ce998b18e1p-17,
    -0x1.72278937bbc96p-19},
  {
    0x1.6000000000000p+0, 0x1.5f88f52f3c76bp-2, -0x1.b7eb84a1bb43ep-57,
    -0x1.797a639d8129dp-3, 0x1.701342cbcea7bp-4, -0x1.4bcdb9d9083c2p-5,
    0x1.17eba60d31fd9p-6, -0x1.bdf24bccac627p-8, 0x1.51ab9ffcdc60ep-9,
    -0x1.e8ae68b41256bp-11, 0x1.535f583c45bfbp-12, -0x1.c5fa6b4faa7edp-14,
    0x1.254e1b3fce6dfp-15, -0x1.6f055a0011209p-17, 0x1.bfca2adc23768p-19,
    -0x1.08501dcd1644dp-20},
  {
    0x1.a000000000000p+0, 0x1.3583f6644327bp-2, -0x1.88eb8b5b45159p-56,
    -0x1.2b11e6959934cp-3, 0x1.0a15ac2adab35p-4, -0x1.ba018e6428103p-6,
    0x1.5a142948a9b3ap-7, -0x1.014eae28304b3p-8, 0x1.6d609f6aa9705p-10,
    -0x1.f1b43d3aafd44p-12, 0x1.465ecd4230b08p-13, -0x1.9d62285c6e3f4p-15,
    0x1.fafb8a2f14265p-17, -0x1.2db32b19eb814p-18, 0x1.5e9ed25fee818p-20,
    -0x1.8b1ab15e88ceep-22},
  {
    0x1.e000000000000p+0, 0x1.13e5743b60480p-2, 0x1.ca1dfdea02cdep-56,
    -0x1.e36580c7f734ap-4, 0x1.8a6efeed233adp-5, -0x1.2ef92f6f10797p-6,
    0x1.b99589d40f244p-8, -0x1.33237c3eeacf2p-9, 0x1.99b60e42d7894p-11,
    -0x1.070e0cb5df686p-12, 0x1.4631c4d1ecdf6p-14, -0x1.87a61e65ef5c8p-16,
    0x1.c8588521f5818p-18, -0x1.0285d0e551559p-19, 0x1.1e6a8b4e3be69p-21,
    -0x1.344d4615bc580p-23},
  {
    0x1.2000000000000p+1, 0x1.d94446d627932p-3, -0x1.a7c8fc47f8619p-58,
    -0x1.6a70d2bb37411p-4, 0x1.0615670e25a7ap-5, -0x1.6883f9919a179p-7,
    0x1.da595561f8c9ep-9, -0x1.2bd251bb2f799p-10, 0x1.6d7743d0ced6cp-12,
    -0x1.aed7ebc6d4759p-14, 0x1.ec774509181bap-16, -0x1.117a6a5f5a9a8p-17,
    0x1.27a9379f9d083p-19, -0x1.37b3d0ebc0d92p-21, 0x1.4549d09bbbc55p-23,
    -0x1.47399628bd723p-25},
  {
    0x1.6000000000000p+1, 0x1.8c9eb68ff27d7p-3, -0x1.bb4762f87bc03p-57,
    -0x1.0305781330099p-4, 0x1.43b98bac83823p-6, -0x1.84e9ab30e6ab3p-8,
    0x1.c2c72fd727ba9p-10, -0x1.f99e41ecb0dd4p-12, 0x1.131bb1602174ep-13,
    -0x1.2312b2588053ep-15, 0x1.2bfb5df4d61e0p-17, -0x1.2da32c584b240p-19,
    0x1.2852bb5b7ada2p-21, -0x1.1ccbd4b77374fp-23, 0x1.0f2b20b252eb3p-25,
    -0x1.f44283867051ep-28},
  {
    0x1.a000000000000p+1, 0x1.54a7a08d4bb45p-3, -0x1.69f6cf54fe69fp-61,
    -0x1.82a8522b868a1p-5, 0x1.a7eddc9ee6425p-7, -0x1.c24b49c47a2c4p-9,
    0x1.d085857a18160p-11, -0x1.d25ebba1c4adbp-13, 0x1.c882f022b048ep-15,
    -0x1.b45d025ef6bddp-17, 0x1.97dd7b2c0b6fep-19, -0x1.753cad42615a6p-21,
    0x1.4ebd276370be6p-23, -0x1.26896dce8ab58p-25, 0x1.00f7472e0f6ddp-27,
    -0x1.b436b65151e5dp-30},
  {
    0x1.e000000000000p+1, 0x1.2a2af19c14930p-3, -0x1.fa044de5671b4p-57,
    -0x1.2aa6503acda11p-5, 0x1.22f0664f3cbf9p-7, -0x1.1434ae05873abp-9,
    0x1.fff032a0df986p-12, -0x1.cfcdea1b1f611p-14, 0x1.9b50d0d2021e5p-16,
    -0x1.65778aacf12bdp-18, 0x1.30c2fc4e7a197p-20, -0x1.fe3e344fe3890p-23,
    0x1.a3bbca0e4ff01p-25, -0x1.5392b50a5f4dep-27, 0x1.109d8f70540dbp-29,
    -0x1.ab5f530764396p-32},
  {
    0x1.2000000000000p+2, 0x1.f5b2a049cf4c6p-4, -0x1.f6c6c42e69778p-58,
    -0x1.aa3eb6a946f7ep-6, 0x1.62c12cb5f7555p-8, -0x1.218ed930b239ap-10,
    0x1.d00785f2fe34fp-13, -0x1.6d54b133e1dafp-15, 0x1.1ad6a31498c35p-17,
    -0x1.aef8ea2825beap-20, 0x1.43551f4037b8bp-22, -0x1.de0985254e968p-25,
    0x1.5c4a449ee453dp-27, -0x1.f4c4d68de7790p-30, 0x1.6cee7cc8c027ep-32,
    -0x1.fee5cbcae7c93p-35},
  {
    0x1.6000000000000p+2, 0x1.9d8a8f2284f2cp-4, -0x1.5a82bc972cf31p-58,
    -0x1.238ca71b93fc3p-6, 0x1.95252b932efdcp-9, -0x1.15976ddda3c9dp-11,
    0x1.774f4826df938p-14, -0x1.f4e46d17a1e30p-17, 0x1.4a17e192d447ap-19,
    -0x1.add7ac91b071bp-22, 0x1.149ce494d441ap-24, -0x1.60002e1ef0109p-27,
    0x1.baf6971d5b9c3p-30, -0x1.13ce55f015bd9p-32, 0x1.5ae57d91ad3bfp-35,
    -0x1.a7111368968b7p-38},
  {
    0x1.a000000000000p+2, 0x1.5f75c42e97171p-4, -0x1.a1db408fd6128p-58,
    -0x1.a6e2cf277a0cbp-7, 0x1.f75ef7a0fb2dap-10, -0x1.28787f0e7f4c6p-12,
    0x1.59b29296c5d59p-15, -0x1.8f23feccb801cp-18, 0x1.c871a15a43635p-21,
    -0x1.028f4644d2ebbp-23, 0x1.22467fa851be1p-26, -0x1.43003b18e1c43p-29,
    0x1.64477e3cbb2c5p-32, -0x1.85b76e23be8aap-35, 0x1.ad86aabd11692p-38,
    -0x1.ce1abffccf1e2p-41},
  {
    0x1.e000000000000p+2, 0x1.31742f4d8d4d3p-4, -0x1.f827168c3c7e8p-59,
    -0x1.404455ba9f3bep-7, 0x1.4d07bba601411p-10, -0x1.5783a27fad25ap-13,
    0x1.5f8a69c9ddf31p-16, -0x1.64fcbb71542fdp-19, 0x1.67ca2bf69183fp-22,
    -0x1.67f14d33dd6aep-25, 0x1.657f3d3afd384p-28, -0x1.608ea5f6f0055p-31,
    0x1.5940d233bcdccp-34, -0x1.4fd2d469d8158p-37, 0x1.48954095c5f3bp-40,
    -0x1.3b58905af7585p-43},
  {
    0x1.2000000000000p+3, 0x1.fe6cc4a0f9538p-5, 0x1.e364e62d57ef6p-59,
    -0x1.c046699d77d51p-8, 0x1.876373f4a0e9bp-11, -0x1.53c131b5cb21dp-14,
    0x1.25438103b465fp-17, -0x1.f773505c76068p-21, 0x1.adc5f77b0e994p-24,
    -0x1.6ce662b936436p-27, 0x1.342cdc683fed5p-30, -0x1.02e7fceb326ffp-33,
    0x1.b08aac705edf7p-37, -0x1.67af89286ff97p-40, 0x1.34fe9a9a2d165p-43,
    -0x1.fc9d1ab530208p-47},
  {
    0x1.6000000000000p+3, 0x1.a273c57e476cep-5, -0x1.6b713ad01954ep-59,
    -0x1.2ddd3d589bfb0p-8, 0x1.b1c8923879d76p-12, -0x1.3672f098120aep-15,
    0x1.baa1d9d84bb7dp-19, -0x1.3a555d7a8af6fp-22, 0x1.bcbee285404f6p-26,
    -0x1.39728615be803p-29, 0x1.b82d6e29d6f18p-33, -0x1.33ef11b7d311ep-36,
    0x1.ad271f0606193p-40, -0x1.2a0ca14799993p-43, 0x1.a77c9e82ffcc1p-47,
    -0x1.23f99a5d45c3fp-50},
  {
    0x1.a000000000000p+3, 0x1.627bcc27cb4aep-5, -0x1.d4d715be2b2d6p-60,
    -0x1.b1be47a913fc3p-9, 0x1.0898f73586fcdp-12, -0x1.41e750b2e0634p-16,
    0x1.8682d21857d86p-20, -0x1.d868cc70fcd1ep-24, 0x1.1cf1ff67192f8p-27,
    -0x1.56cb0dcf6d8e7p-31, 0x1.9b411acedc380p-35, -0x1.ec0bb2c8030bbp-39,
    0x1.25843a8627505p-42, -0x1.5d4b07f1c5c59p-46, 0x1.a6a36579dbcf4p-50,
    -0x1.f43dfa9f9976fp-54},
  {
    0x1.e000000000000p+3, 0x1.33714a024097ep-5, 0x1.f3b979b90daddp-59,
    -0x1.467f441a50cf9p-9, 0x1.59fa2994d54efp-13, -0x1.6dd369db39093p-17,
    0x1.81fb2ba7eb963p-21, -0x1.96605f1ea371ap-25, 0x1.aaf0d3b8c605cp-29,
    -0x1.bf9951f640507p-33, 0x1.d445c0229d653p-37, -0x1.e8e124846bf71p-41,
    0x1.fd4abf40cd572p-45, -0x1.08c14a0b28eaep-48, 0x1.16c79a707ee35p-52,
    -0x1.20a5ccfa58d84p-56},
  {
    0x1.2000000000000p+4, 0x1.005fe090c5e5dp-5, -0x1.349f2662890e1p-59,
    -0x1.c661852c5133ap-10, 0x1.920b4fb0716fep-14, -0x1.6332593657797p-18,
    0x1.3955a9a7c5891p-22, -0x1.13fdbd8e4ffa4p-26, 0x1.e57844571f7f2p-31,
    -0x1.aa5619cf80101p-35, 0x1.75da60e95ff0fp-39, -0x1.4758532b0e0fap-43,
    0x1.1dfff414ec84ap-47, -0x1.f3606e1d21774p-52, 0x1.c62070b171ef3p-56,
    -0x1.8b44c98d41b0ep-60},
  {
    0x1.6000000000000p+4, 0x1.a3bc12161d4ebp-6, -0x1.aee4afea38e69p-61,
    -0x1.30a253d642e9cp-10, 0x1.b9bd9f029a777p-15, -0x1.3ff35b4b9df95p-19,
    0x1.cf017aa14e34ep-24, -0x1.4eabfd67aa6e6p-28, 0x1.e35421af1d927p-33,
    -0x1.5ca8140d58810p-37, 0x1.f68348b15e32dp-42, -0x1.69c4a15ee3613p-46,
    0x1.0419923139d41p-50, -0x1.75c13b7ec812ep-55, 0x1.1405d17e7c980p-59,
    -0x1.8bd39319a7cfep-64},
  {
    0x1.a000000000000p+4, 0x1.63438bf2c3ee9p-6, -0x1.1f682e97bf891p-61,
    -0x1.b49a775427ef7p-11, 0x1.0c15fcc6f7fe8p-15, -0x1.48fb6bc69793ap-20,
    0x1.936a6b39af682p-25, -0x1.ee543f9175d53p-30, 0x1.2ea50cf8f23e3p-34,
    -0x1.724f1c724809ep-39, 0x1.c4c5ef9f1e8cep-44, -0x1.1499a439df4e1p-48,
    0x1.51a6c68b01c46p-53, -0x1.9bf308b2249d8p-58, 0x1.00508147e946dp-62,
    -0x1.3841a57c0d81fp-67},
  {
    0x1.e000000000000p+4, 0x1.33f3abfd60d6fp-6, 0x1.06131a952e920p-60,
    -0x1.481e34f76a622p-11, 0x1.5d6955b46bd29p-16, -0x1.73e1a60e21d15p-21,
    0x1.8b940e583d4a3p-26, -0x1.a48dc5749613fp-31, 0x1.bedc4e92e0290p-36,
    -0x1.da8d76ac1e6f9p-41, 0x1.f7af5acb48c40p-46, -0x1.0b282027a8115p-50,
    0x1.1b38982c06a60p-55, -0x1.2c1db254b7697p-60, 0x1.42c99bf202237p-65,
    -0x1.55aa548c1b710p-70}};

#endif
