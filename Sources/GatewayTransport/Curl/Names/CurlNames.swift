/// The resolver and the address book that all connections of a reactor share.
///
/// It belongs to the reactor's thread.
final class CurlNames {
    let resolver: NameResolver
    var book = AddressBook()

    init(resolver: NameResolver = NameResolver()) {
        self.resolver = resolver
    }
}
