import Foundation

/// Ends the process with what is wrong unless a condition holds.
func require(_ condition: Bool, _ text: @autoclosure () -> String) {
    guard !condition else { return }
    FileHandle.standardError.write(Data("fuzz: \(text())\n".utf8))
    abort()
}
