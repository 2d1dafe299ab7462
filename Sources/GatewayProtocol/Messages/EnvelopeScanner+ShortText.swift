extension EnvelopeScanner {
    /// A text of at most eight bytes, to be compared at once.
    ///
    /// It is given as a number, so that it is a constant of the program: a text would have to be made into one at run
    /// time.
    struct ShortText {
        /// What `{"t":"` is.
        static let beforeName = ShortText(word: 0x22_3A_22_74_22_7B, count: 6)
        /// What `","s":` is.
        static let beforeSequence = ShortText(word: 0x3A_22_73_22_2C_22, count: 6)
        /// What `,"op":0` is.
        static let opcodeOfEvent = ShortText(word: 0x30_3A_22_70_6F_22_2C, count: 7)

        /// The bytes, the first lowest.
        let word: UInt64
        let count: Int

        var mask: UInt64 { .max &>> UInt64(64 &- 8 &* count) }
    }
}
